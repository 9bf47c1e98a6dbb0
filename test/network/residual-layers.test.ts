import { expect, test } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { factorSource } from '../../src/math/least-squares/factor-source.ts'
import { solveFactor } from '../../src/math/least-squares/solve-factor.ts'
import { seededRandom } from '../../src/math/random.ts'
import { rootMeanSquare } from '../../src/math/statistics.ts'
import { activationOf } from '../../src/network/activation.ts'
import { evaluate } from '../../src/network/evaluate.ts'
import { featureWriter, layerOutputs } from '../../src/network/features.ts'
import { fitNetwork } from '../../src/network/fit-network.ts'
import type { FitOptions } from '../../src/network/fit-options.ts'
import { hitAndRun } from '../../src/network/hit-and-run.ts'
import { networkJacobian } from '../../src/network/network-jacobian.ts'
import { advanced, besideInputs, identity, pulledBack } from '../../src/network/representation.ts'
import { residualStep } from '../../src/network/residual-step.ts'
import type { SampledNetwork } from '../../src/network/sampled-network.ts'
import { swim } from '../../src/network/swim.ts'

/** Two targets of two inputs, one of them steep along a circle. */
function circle(size: number, stream: number): Dataset {
  const random = seededRandom(1, stream)
  const inputs = Float64Array.from({ length: 2 * size }, () => 2 * random() - 1)
  const targets = new Float64Array(2 * size)
  for (let i = 0; i < size; i++) {
    const [x, y] = inputs.subarray(2 * i, 2 * i + 2)
    targets[2 * i] = x + Math.tanh(20 * (x * x + y * y - 0.5))
    targets[2 * i + 1] = y - Math.sin(2 * x)
  }
  return { size, inputDim: 2, targetDim: 2, inputs, targets }
}

const data = circle(900, 5)
const options: FitOptions = { width: [12, 12, 12, 12], residual: true, seed: 2 }

test('one block is the ordinary network, bit by bit', () => {
  const one = fitNetwork(data, { width: [30], residual: true, seed: 2 }).network
  expect(one).toEqual(fitNetwork(data, { width: 30, seed: 2 }).network)
})

test('what comes back is a network with skip connections; fewer blocks are its beginning', () => {
  const { network } = fitNetwork(data, options)
  expect(network.skip).toBe(true)
  expect(network.layers.map(({ inputDim }) => inputDim)).toEqual([2, 14, 26, 38])
  const shorter = fitNetwork(data, { ...options, width: [12, 12, 12] }).network
  expect(shorter.layers).toEqual(network.layers.slice(0, 3))
  expect(network.readout.length).toBe((1 + 2 + 48) * 2)
})

/** Readout of [1 | Φ] solved over the data, and what it leaves: its root mean square. */
function readoutError(phi: Float64Array, dim: number): number {
  const write = (i: number, row: Float64Array): void => {
    row[0] = 1
    row.set(phi.subarray(i * dim, (i + 1) * dim), 1)
    row.set(data.targets.subarray(2 * i, 2 * i + 2), 1 + dim)
  }
  const { report } = solveFactor(factorSource({ size: data.size, write }, 1 + dim, 2), { relative: 0 })
  return rootMeanSquare(report.trainingRmse)
}

test.each([
  [1, false],
  [0.5, true],
])(
  'its neurons are those of Φ + η·A·f(Φ), step by step; no step makes the readout of Φ worse (η = %d)',
  (eta, seesInputs) => {
    const { size, inputs, inputDim, targets, targetDim } = data
    const { network } = fitNetwork(data, { ...options, residual: { learningRate: eta, seesInputs } })
    const write = featureWriter(network.layers, false)
    const own = new Float64Array(1 + 48)
    let phi = identity(inputs, inputDim)
    let error = readoutError(phi.values, 2)
    for (let block = 0; block < 4; block++) {
      const seen = seesInputs && block > 0 ? besideInputs(phi, inputs, inputDim) : phi
      const random = seededRandom(2, block)
      const common = { size, targets, targetDim, width: 12, activation: 'tanh' as const, random }
      const sampled = swim()({ ...common, points: seen.values, pointDim: seen.dim })
      const f = new Float64Array(size * 12)
      layerOutputs({ inputDim: seen.dim, width: 12, ...sampled, activation: 'tanh' }, seen.values, size, f)
      for (let i = 0; i < size; i += 37) {
        write(inputs.subarray(2 * i, 2 * i + 2), own)
        for (let u = 0; u < 12; u++) expect(Math.abs(own[1 + 12 * block + u] - f[12 * i + u])).toBeLessThan(1e-9)
      }
      const neurons = (i: number): Float64Array => f.subarray(12 * i, 12 * i + 12)
      const plan = { learningRate: eta, stepRidge: 1e-8, engine: undefined, weights: undefined }
      phi = advanced(phi, neurons, residualStep(phi, neurons, data, plan))
      const now = readoutError(phi.values, 2)
      expect(now).toBeLessThan(error)
      error = now
    }
  },
)

test('a representation is the affine function of inputs and neurons that it says', () => {
  const random = seededRandom(3, 3)
  const draw = (count: number): Float64Array => Float64Array.from({ length: count }, () => 2 * random() - 1)
  const [inputs, h, step] = [draw(60), draw(150), draw(15)]
  const start = identity(inputs, 3)
  const phi = besideInputs(
    advanced(start, (i) => h.subarray(5 * i, 5 * i + 5), draw(15)),
    inputs,
    3,
  )
  const moved = advanced(start, (i) => h.subarray(5 * i, 5 * i + 5), step)
  for (const { dim, values, map, offset } of [phi, moved])
    expect([values.length / dim, map.length / dim, offset.length]).toEqual([20, 8, dim])
  for (let i = 0; i < 20; i++)
    for (let d = 0; d < 3; d++) {
      const seen = [...inputs.subarray(3 * i, 3 * i + 3), ...h.subarray(5 * i, 5 * i + 5)]
      const value = seen.reduce((sum, x, k) => sum + x * moved.map[3 * k + d], moved.offset[d])
      expect(moved.values[3 * i + d]).toBeCloseTo(value, 12)
    }
  for (let d = 0; d < 3; d++) {
    const column = moved.values.filter((_, k) => k % 3 === d)
    expect(column.reduce((a, b) => a + b) / 20).toBeCloseTo(0, 12)
    expect(rootMeanSquare(column)).toBeCloseTo(1, 12)
  }
  // A layer on Φ, pulled back, has the same arguments.
  const layer = { inputDim: 3, width: 2, weights: draw(6), biases: draw(2), activation: 'tanh' as const }
  const back = pulledBack(layer, moved)
  const [a, b] = [new Float64Array(2), new Float64Array(2)]
  layerOutputs(layer, moved.values.subarray(0, 3), 1, a)
  layerOutputs(back, Float64Array.of(...inputs.subarray(0, 3), ...h.subarray(0, 5)), 1, b)
  for (const u of [0, 1]) expect(a[u]).toBeCloseTo(b[u], 13)
})

test('depth pays where the target bends sharply: three blocks halve the error of one layer with all the neurons, and more', () => {
  const ring = (rows: Dataset): Dataset => ({
    ...rows,
    targetDim: 1,
    targets: rows.targets.filter((_, k) => k % 2 === 0),
  })
  const [train, fresh] = [ring(circle(2000, 5)), ring(circle(1000, 6))]
  const testError = (network: SampledNetwork): number =>
    rootMeanSquare(evaluate(network, fresh.inputs).map((value, k) => value - fresh.targets[k]))
  for (const seed of [1, 2, 3]) {
    const flat = fitNetwork(train, { width: 240, seed }).network
    const deep = fitNetwork(train, { width: [80, 80, 80], residual: true, seed }).network
    expect(testError(deep)).toBeLessThan(0.5 * testError(flat))
  }
})

test('any sampler and activation, weights, no linear part; the Jacobian is that of central differences', () => {
  const weights = Float64Array.from({ length: data.size }, (_, i) => (i % 3 ? 1 : 0.2))
  const { network } = fitNetwork(data, {
    ...options,
    sampler: hitAndRun(),
    activation: 'sin',
    linear: false,
    weights,
    // Without it the readout's numbers, up to 1e9, would be all that differences see.
    ridge: { relative: 1e-5 },
  })
  expect(network.linear).toBe(false)
  expect(network.readout.length).toBe((1 + 48) * 2)
  const jacobian = new Float64Array(4)
  const x = Float64Array.of(0.4, -0.1)
  networkJacobian(network)(x, jacobian)
  for (let j = 0; j < 2; j++) {
    const [above, below] = [1e-5, -1e-5].map((h) =>
      evaluate(
        network,
        x.map((v, k) => (k === j ? v + h : v)),
      ),
    )
    for (let c = 0; c < 2; c++) expect(jacobian[2 * c + j]).toBeCloseTo((above[c] - below[c]) / 2e-5, 5)
  }
  const { apply, derivative, pair } = activationOf('tanh')
  const own = fitNetwork(data, { ...options, activation: { name: 'own', apply, derivative, pair } })
  expect(own.report.warning).toContain("activation 'own'")
})

test('a target that is linear, and one that no linear readout sees, come through', () => {
  const linear = { ...data, targets: data.inputs }
  const exact = fitNetwork(linear, options)
  expect(Math.max(...exact.report.trainingRmse)).toBeLessThan(1e-12)
  const even = {
    ...data,
    targetDim: 1,
    targets: Float64Array.from({ length: data.size }, (_, i) => data.inputs[2 * i] ** 2),
  }
  expect(fitNetwork(even, { ...options, width: [40, 40, 40, 40] }).report.trainingRmse[0]).toBeLessThan(1e-3)
})

test('options out of range are refused', () => {
  const refused = (residual: NonNullable<FitOptions['residual']>) => () => fitNetwork(data, { ...options, residual })
  expect(refused({ learningRate: 1.1 })).toThrow('residual.learningRate must lie in (0, 1], got 1.1')
  expect(refused({ stepRidge: -1 })).toThrow('residual.stepRidge must be finite and not negative, got -1')
})
