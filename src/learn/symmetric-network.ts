import { readLayers } from '../network/features.ts'
import type { SampledNetwork } from '../network/sampled-network.ts'
import type { LayerSampler } from '../network/sampler.ts'
import type { SymmetryGroup } from './symmetry-group.ts'

/** How an element of a group acts on weights of some of a layer's inputs. */
interface Segment {
  readonly length: number
  readonly turn: (weights: Float64Array, element: number) => Float64Array
}

/**
 * A sampler whose layers come in blocks, one for each element g of a group: block g holds the neurons φ(w · gx + b) of the
 * first block's φ(w · x + b). What such a layer sees of gx is then what it sees of x, with its blocks exchanged, so that
 * the next layer can be made alike. For one network only.
 *
 * @param actions Of each element on the network's inputs, shape [inputDim, inputDim].
 */
export function symmetricSampler(
  sampler: LayerSampler,
  { products }: SymmetryGroup,
  actions: readonly Float64Array[],
): LayerSampler {
  const inputDim = Math.sqrt(actions[0].length)
  const below: Segment[] = [{ length: inputDim, turn: (weights, g) => transposedProduct(actions[g], weights) }]
  return (input) => {
    const { pointDim, width } = input
    const block = width / products.length
    const own = sampler({ ...input, width: block })
    const weights = new Float64Array(width * pointDim)
    const biases = new Float64Array(width)
    // With skip connections a layer sees all that is below, else the last only.
    const seen = below.at(-1)!.length === pointDim ? below.slice(-1) : below
    for (const g of products.keys()) {
      biases.set(own.biases, g * block)
      for (let u = 0; u < block; u++)
        for (let from = u * pointDim, k = 0; k < seen.length; from += seen[k].length, k++) {
          const turned = seen[k].turn(own.weights.subarray(from, from + seen[k].length), g)
          weights.set(turned, g * block * pointDim + from)
        }
    }
    below.push({ length: width, turn: (row, g) => exchangeBlocks(row, products, g) })
    return { weights, biases }
  }
}

/** Block j of what a layer sees of gx is block j·g of what it sees of x. */
function exchangeBlocks(row: Float64Array, products: SymmetryGroup['products'], g: number): Float64Array {
  const block = row.length / products.length
  const exchanged = new Float64Array(row.length)
  for (const [j, times] of products.entries()) exchanged.set(row.subarray(j * block, (j + 1) * block), times[g] * block)
  return exchanged
}

/**
 * The mean of the network over the group, (1/|G|) Σ g⁻¹ f(gx), as a network of the same layers: its readout is averaged, and
 * every block's is made from the first, so that f(gx) = g f(x) but for rounding in the evaluation.
 *
 * @param inputs Actions on the network's inputs. @param outputs Actions on its outputs.
 */
export function symmetrizeReadout(
  network: SampledNetwork,
  { products }: SymmetryGroup,
  inputs: readonly Float64Array[],
  outputs: readonly Float64Array[],
): SampledNetwork {
  const { inputDim, outputDim: dim, linear, layers } = network
  const order = products.length
  const inverse = products.map((row) => row.indexOf(0))
  const readout = new Float64Array(network.readout.length)
  const row = (k: number): Float64Array => network.readout.subarray(k * dim, (k + 1) * dim)
  const target = (k: number): Float64Array => readout.subarray(k * dim, (k + 1) * dim)
  for (const g of products.keys()) {
    addProduct(outputs[inverse[g]], row(0), 1 / order, target(0))
    if (linear)
      for (let e = 0; e < inputDim; e++)
        for (let j = 0; j < inputDim; j++)
          addProduct(outputs[inverse[g]], row(1 + e), inputs[g][e * inputDim + j] / order, target(1 + j))
  }
  let first = 1 + (linear ? inputDim : 0)
  for (const { width } of readLayers(layers)) {
    const block = width / order
    for (let u = first; u < first + block; u++) {
      for (const g of products.keys()) addProduct(outputs[g], row(u + g * block), 1 / order, target(u))
      for (let g = 1; g < order; g++) addProduct(outputs[inverse[g]], target(u), 1, target(u + g * block))
    }
    first += width
  }
  return { ...network, readout }
}

/** Aᵀ·x for a square matrix. */
function transposedProduct(a: Float64Array, x: Float64Array): Float64Array {
  const n = x.length
  const product = new Float64Array(n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) product[j] += a[i * n + j] * x[i]
  return product
}

/** out += factor · A·x. */
function addProduct(a: Float64Array, x: Float64Array, factor: number, out: Float64Array): void {
  const n = x.length
  if (factor === 0) return
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let j = 0; j < n; j++) sum += a[i * n + j] * x[j]
    out[i] += factor * sum
  }
}
