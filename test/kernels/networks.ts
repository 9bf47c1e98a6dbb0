import type { Kernels } from '../../src/kernels/kernels.ts'
import { type Tiled, tiledIndex, tiledView, tilesFor } from '../../src/kernels/tiled.ts'
import { seededRandom } from '../../src/math/random.ts'
import { type ActivationName, activationOf } from '../../src/network/activation.ts'

/** A network as plain loops know it: y = [last layer | 1 | x] · readout. */
export interface PlainNetwork {
  readonly inputs: number
  readonly outputs: number
  readonly layers: readonly {
    readonly width: number
    readonly inputs: number
    /** Shape [width, inputs]. */
    readonly weights: Float64Array
    readonly biases: Float64Array
    readonly activation: ActivationName
  }[]
  /** Shape [last width + 1 + inputs, outputs]. */
  readonly readout: Float64Array
}

/** In the order of their numbers in assembly/activation.ts. */
export const ACTIVATIONS: readonly ActivationName[] = ['tanh', 'relu', 'sin']

/** Random numbers, such that all activations and outputs are of size 1. The layers' activations repeat from the first on. */
export function plainNetwork(
  inputs: number,
  widths: readonly number[],
  outputs: number,
  activations: readonly ActivationName[] = ['tanh'],
): PlainNetwork {
  const random = seededRandom(inputs + 7 * outputs)
  const draw = (count: number, size: number): Float64Array =>
    Float64Array.from({ length: count }, () => size * (2 * random() - 1))
  const layers = widths.map((width, l) => {
    const below = l === 0 ? inputs : widths[l - 1]
    const activation = activations[l % activations.length]
    return {
      width,
      inputs: below,
      weights: draw(width * below, 2 / Math.sqrt(below)),
      biases: draw(width, 1),
      activation,
    }
  })
  const features = widths[widths.length - 1] + 1 + inputs
  return { inputs, outputs, layers, readout: draw(features * outputs, 2 / Math.sqrt(features)) }
}

/** Copies the network into the core as assembly/network.ts describes; returns the address of its description. */
export function placeNetwork(kernels: Kernels, network: PlainNetwork, blockRows: number): number {
  const { inputs, outputs, layers, readout } = network
  const features = layers[layers.length - 1].width + 1 + inputs
  const readoutAt = placeMatrix(kernels, 4 * tilesFor(features), features, outputs, (i, c) => readout[i * outputs + c])
  const hidden = layers.flatMap(({ width, inputs: below, weights, biases, activation }) => {
    const stride = 1 + 4 * tilesFor(below)
    const entry = (i: number, u: number): number => (i === 0 ? biases[u] : weights[u * below + i - 1])
    return [width, placeMatrix(kernels, stride, 1 + below, width, entry), ACTIVATIONS.indexOf(activation)]
  })
  const words = [inputs, outputs, layers.length, readoutAt, 0, blockRows, 0, ...hidden]
  const address = kernels.alloc(Math.ceil(words.length / 2))
  const describe = (): void => new Int32Array(kernels.memory.buffer, address, words.length).set(words)
  describe()
  words[4] = allocWork(kernels, kernels.workBytes(address))
  describe()
  return address
}

/** Work space full of NaN: whatever was there before must not matter. */
export function allocWork(kernels: Kernels, bytes: number): number {
  const address = kernels.alloc(bytes / 8)
  kernels.view(address, bytes / 8).fill(Number.NaN)
  return address
}

function placeMatrix(
  kernels: Kernels,
  stride: number,
  rows: number,
  columns: number,
  entry: (i: number, j: number) => number,
): number {
  const tiled: Tiled = { address: kernels.alloc(4 * stride * tilesFor(columns)), stride, tiles: tilesFor(columns) }
  const doubles = tiledView(kernels, tiled)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) doubles[tiledIndex(stride, i, j)] = entry(i, j)
  return tiled.address
}

/** The network's value at x. */
export function plainValue({ layers, outputs, readout }: PlainNetwork, x: ArrayLike<number>): number[] {
  let below = Array.from(x)
  for (const layer of layers)
    below = preactivations(layer, below, layer.biases).map(activationOf(layer.activation).apply)
  return readOut([...below, 1, ...Array.from(x)], readout, outputs)
}

/** Row i: the derivatives of the outputs with respect to input i. */
export function plainJacobian({ layers, inputs, outputs, readout }: PlainNetwork, x: ArrayLike<number>): number[][] {
  return Array.from({ length: inputs }, (_, i) => {
    const direction = Array.from({ length: inputs }, (_, j) => Number(j === i))
    let [below, tangent] = [Array.from(x), direction]
    for (const layer of layers) {
      const { apply, derivative } = activationOf(layer.activation)
      const z = preactivations(layer, below, layer.biases)
      below = z.map(apply)
      tangent = preactivations(layer, tangent).map((slope, u) => slope * derivative(z[u], below[u]))
    }
    return readOut([...tangent, 0, ...direction], readout, outputs)
  })
}

function preactivations(
  { width, inputs, weights }: PlainNetwork['layers'][number],
  below: readonly number[],
  biases?: Float64Array,
): number[] {
  return Array.from({ length: width }, (_, u) =>
    below.reduce((sum, value, j) => sum + value * weights[u * inputs + j], biases ? biases[u] : 0),
  )
}

function readOut(features: readonly number[], readout: Float64Array, outputs: number): number[] {
  return Array.from({ length: outputs }, (_, c) =>
    features.reduce((sum, feature, k) => sum + feature * readout[k * outputs + c], 0),
  )
}
