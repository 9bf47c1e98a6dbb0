import type { Box } from '../math/box.ts'
import { hasSkip } from '../network/features.ts'
import type { Layer, SampledNetwork } from '../network/sampled-network.ts'
import { embeddedDim, embedder } from './input-embedding.ts'
import type { Learned } from './scaled-network.ts'

/**
 * The same function of its other inputs, where some are given: what they add to each neuron goes into its bias, so the
 * network that is left is an ordinary one and as fast.
 *
 * @param from First of the given inputs. @param values Of that one and those that follow.
 */
export function bindInputs(learned: Learned, from: number, values: ArrayLike<number>): Learned {
  if (values.length === 0) return learned
  const { network, periods, inputScaler, trainingRegion } = learned
  const start = embeddedDim(periods.subarray(0, from))
  const end = start + embeddedDim(periods.subarray(from, from + values.length))
  const input = new Float64Array(periods.length)
  input.set(values, from)
  const x = new Float64Array(network.inputDim)
  embedder(learned)(input, x)
  const without = <T extends Float64Array | readonly number[]>(list: T, a: number, b: number): T =>
    list.filter((_, j) => j < a || j >= b) as T
  const box: Box = {
    lower: without(trainingRegion.lower, from, from + values.length),
    upper: without(trainingRegion.upper, from, from + values.length),
  }
  return {
    ...learned,
    network: bindNetwork(network, start, end, x),
    periods: without(periods, from, from + values.length),
    inputScaler: { mean: without(inputScaler.mean, start, end), scale: without(inputScaler.scale, start, end) },
    trainingRegion: box,
  }
}

/** The network of the inputs outside [start, end), where those inside are x. */
function bindNetwork(network: SampledNetwork, start: number, end: number, x: Float64Array): SampledNetwork {
  const { inputDim, outputDim, linear } = network
  // With skip connections every layer sees the inputs, before all else.
  const seeing = hasSkip(network.layers) ? network.layers.length : 1
  const layers = network.layers.map((layer, l) => (l < seeing ? bindLayer(layer, start, end, x) : layer))
  const left = inputDim - (end - start)
  if (!linear) return { ...network, inputDim: left, layers }
  const readout = network.readout.filter((_, k) => {
    const input = Math.floor(k / outputDim) - 1
    return input < start || input >= end
  })
  for (let e = start; e < end; e++)
    for (let c = 0; c < outputDim; c++) readout[c] += x[e] * network.readout[(1 + e) * outputDim + c]
  return { ...network, inputDim: left, layers, readout }
}

function bindLayer(layer: Layer, start: number, end: number, x: Float64Array): Layer {
  const { inputDim, weights } = layer
  const biases = layer.biases.map((bias, u) => {
    let sum = bias
    for (let e = start; e < end; e++) sum += weights[u * inputDim + e] * x[e]
    return sum
  })
  const rest = weights.filter((_, k) => k % inputDim < start || k % inputDim >= end)
  return { ...layer, inputDim: inputDim - (end - start), weights: rest, biases }
}
