import { expect, test } from 'vitest'
import { createKernels } from '../../src/kernels/kernels.ts'
import { allocTiled, tiledIndex, tiledView, tilesFor } from '../../src/kernels/tiled.ts'
import { seededRandom } from '../../src/math/random.ts'
import { type ActivationName, activationOf } from '../../src/network/activation.ts'
import { ACTIVATIONS, allocWork, placeNetwork, plainJacobian, plainNetwork, plainValue } from './networks.ts'

const SHAPES: [number, number[], number][] = [
  [1, [1], 1],
  [3, [200], 3],
  [2, [7], 5],
  [5, [33, 18], 2],
  [3, [20, 12, 9], 3],
  [4, [16], 4],
  [10, [64], 10],
  [9, [3, 50], 1],
]

/** Sums of up to 211 products of size 1 at most, each rounded. */
const ROUNDING = 2e-14

test.each(SHAPES)(
  'a hidden layer of %d inputs and %j neurons is f(xW + b), bit by bit as the twin sums, into the middle of a block',
  (d, widths) => {
    const kernels = createKernels()
    const [{ weights, biases, width }] = plainNetwork(d, widths, 1).layers
    for (const [k, rows] of [1, 2, 5, 128, 131, 64].entries()) {
      const activation = k % 3
      const inputs = allocTiled(kernels, rows, d)
      const block = allocTiled(kernels, rows + 3, width + 8)
      const stride = 1 + 4 * tilesFor(d)
      const parameters = { address: kernels.alloc(4 * stride * tilesFor(width)), stride, tiles: tilesFor(width) }
      const random = seededRandom(rows)
      const x = tiledView(kernels, inputs)
      for (let i = 0; i < rows; i++) for (let j = 0; j < d; j++) x[tiledIndex(inputs.stride, i, j)] = 4 * random() - 2
      const p = tiledView(kernels, parameters)
      for (let u = 0; u < width; u++) {
        p[tiledIndex(stride, 0, u)] = biases[u]
        for (let j = 0; j < d; j++) p[tiledIndex(stride, 1 + j, u)] = weights[u * d + j]
      }
      const out = tiledView(kernels, block).fill(9)
      const middle = block.address + 32 * block.stride
      kernels.hiddenLayer(
        rows,
        inputs.address,
        inputs.stride,
        inputs.tiles,
        parameters.address,
        tilesFor(width),
        middle,
        block.stride,
        activation,
      )
      const { apply } = activationOf(ACTIVATIONS[activation])
      let different = 0
      for (let i = 0; i < rows + 3; i++)
        for (let u = -4; u < 4 * tilesFor(width); u++) {
          let z = biases[u]
          for (let j = 0; j < d; j++) z += weights[u * d + j] * x[tiledIndex(inputs.stride, i, j)]
          const expected = u < 0 || i >= rows ? 9 : u < width ? apply(z) : 0
          if (out[tiledIndex(block.stride, i, 4 + u)] !== expected) different++
        }
      expect(different).toBe(0)
    }
  },
)

const NETWORKS = SHAPES.flatMap(([d, widths, m]) => ACTIVATIONS.map((_, k) => [d, widths, m, mixed(k)] as const))

/** All activations, from number k on: layers of one network differ in theirs. */
function mixed(k: number): ActivationName[] {
  return ACTIVATIONS.map((_, l) => ACTIVATIONS[(k + l) % ACTIVATIONS.length])
}

test.each(NETWORKS)(
  'network %d-%j-%d of %j: values of many points, block by block and one by one',
  (d, widths, m, activations) => {
    const network = plainNetwork(d, widths, m, activations)
    const random = seededRandom(6)
    for (const blockRows of [1, 5, 64]) {
      const kernels = createKernels()
      const address = placeNetwork(kernels, network, blockRows)
      for (const count of [0, 1, 63, 64, 150]) {
        const [x, out] = [kernels.alloc(count * d), kernels.alloc(count * m + 1)]
        const points = kernels.view(x, count * d)
        for (let k = 0; k < points.length; k++) points[k] = 4 * random() - 2
        const values = kernels.view(out, count * m + 1).fill(9)
        kernels.evaluate(address, x, count, out)
        const expected = Array.from({ length: count }, (_, i) => plainValue(network, points.subarray(i * d, i * d + d)))
        expect(farthest(values, [...expected.flat(), 9])).toBeLessThan(ROUNDING)
      }
      const [x, out] = [kernels.alloc(4 * tilesFor(d)), kernels.alloc(4 * tilesFor(m))]
      const point = kernels.view(x, d)
      for (let j = 0; j < d; j++) point[j] = 4 * random() - 2
      kernels.evaluateRow(address, x, allocWork(kernels, kernels.rolloutBytes(address)), out)
      expect(farthest(kernels.view(out, m), plainValue(network, point))).toBeLessThan(ROUNDING)
    }
  },
)

test.each(NETWORKS)(
  'network %d-%j-%d of %j: value and transposed Jacobian by the chain rule',
  (d, widths, m, activations) => {
    const network = plainNetwork(d, widths, m, activations)
    const kernels = createKernels()
    const address = placeNetwork(kernels, network, Math.max(64, d + 1))
    const [x, out, seeds] = [kernels.alloc(d), kernels.alloc((d + 1) * m), kernels.alloc((d + 1) * d)]
    const random = seededRandom(7)
    for (let round = 0; round < 5; round++) {
      const point = kernels.view(x, d)
      for (let j = 0; j < d; j++) point[j] = 4 * random() - 2
      kernels.jacobian(address, x, out, seeds)
      const expected = [plainValue(network, point), ...plainJacobian(network, point)].flat()
      expect(farthest(kernels.view(out, (d + 1) * m), expected)).toBeLessThan(ROUNDING)
    }
  },
)

/** Infinite where a number is missing or not one. */
function farthest(values: ArrayLike<number>, expected: readonly number[]): number {
  const difference = expected.map((value, i) => Math.abs(values[i] - value))
  return difference.every((value) => value >= 0) ? Math.max(0, ...difference) : Number.POSITIVE_INFINITY
}
