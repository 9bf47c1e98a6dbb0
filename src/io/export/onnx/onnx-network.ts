import { hasSkip } from '../../../network/features.ts'
import type { SampledNetwork } from '../../../network/sampled-network.ts'
import type { OnnxGraph } from './onnx-graph.ts'

/** What a network sees and makes: its inputs and then every layer's neurons. */
export interface Forward {
  readonly blocks: readonly string[]
  /** Derivatives of each layer's neurons by their arguments. */
  readonly slopes: readonly (() => string)[]
  readonly outputs: string
}

const operations: Readonly<Record<string, string>> = { tanh: 'Tanh', relu: 'Relu', sin: 'Sin' }

export function forward(graph: OnnxGraph, network: SampledNetwork, x: string): Forward {
  const { layers, outputDim, readout } = network
  const blocks = [x]
  const slopes: (() => string)[] = []
  for (const [l, { inputDim, width, weights, biases, activation }] of layers.entries()) {
    const seen = graph.concat(...sources(network, l).map((block) => blocks[block]))
    const product = graph.op('MatMul', seen, graph.matrix(transposed(weights, width, inputDim), width))
    const z = graph.op('Add', product, graph.matrix(biases, width))
    const value = graph.op(operations[String(activation)], z)
    blocks.push(value)
    slopes.push(() => slopeOf(graph, String(activation), z, value))
  }
  const features = graph.concat(...readBlocks(network).map((block) => blocks[block]))
  const sum = graph.op('MatMul', features, graph.matrix(readout.subarray(outputDim), outputDim))
  return { blocks, slopes, outputs: graph.op('Add', sum, graph.matrix(readout.subarray(0, outputDim), outputDim)) }
}

/** The blocks that a layer sees, in the order of its weights. */
export function sources({ layers }: SampledNetwork, layer: number): number[] {
  return hasSkip(layers) ? Array.from({ length: layer + 1 }, (_, block) => block) : [layer]
}

/** The blocks that the readout sees, in the order of its rows. */
export function readBlocks({ layers, linear }: SampledNetwork): number[] {
  const neurons = layers.map((_, l) => l + 1)
  return [...(linear ? [0] : []), ...(hasSkip(layers) ? neurons : neurons.slice(-1))]
}

function slopeOf(graph: OnnxGraph, activation: string, z: string, value: string): string {
  if (activation === 'sin') return graph.op('Cos', z)
  if (activation === 'relu') return graph.op('Sign', value)
  const one = graph.matrix([1], 1)
  return graph.op('Mul', graph.op('Sub', one, value), graph.op('Add', one, value))
}

/** @param matrix Shape [rows, columns]. */
export function transposed(matrix: Float64Array, rows: number, columns: number): Float64Array {
  return matrix.map((_, k) => matrix[(k % rows) * columns + Math.floor(k / rows)])
}
