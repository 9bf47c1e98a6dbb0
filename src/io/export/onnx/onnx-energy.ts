import type { EnergyTerm } from '../../../learn/hamiltonian/energy-model.ts'
import type { SampledNetwork } from '../../../network/sampled-network.ts'
import type { EnergyBody } from '../program/program.ts'
import { embedded } from './onnx-embedding.ts'
import type { OnnxGraph } from './onnx-graph.ts'
import { type Forward, forward, readBlocks, sources, transposed } from './onnx-network.ts'

/** An energy and its field at states. */
export function onnxEnergy(
  graph: OnnxGraph,
  { terms, damping, forces }: EnergyBody,
  dim: number,
): { readonly energy: string; readonly field: string } {
  const parts = terms.map((term) => termAt(graph, term, dim))
  const sum = (results: readonly string[]) => results.reduce((a, b) => graph.op('Add', a, b))
  const d = dim / 2
  const structure = new Float64Array(dim * dim)
  for (let i = 0; i < d; i++) {
    structure[(d + i) * dim + i] = 1
    structure[i * dim + d + i] = -1
    for (let k = 0; damping && k < d; k++) structure[(d + k) * dim + d + i] = -damping[i * d + k]
  }
  const field = graph.op('MatMul', sum(parts.map(({ gradient }) => gradient)), graph.matrix(structure, dim))
  const constant = new Float64Array(dim)
  for (const [k, force] of (forces ?? []).entries()) constant[d + Math.floor((k * d) / (forces?.length ?? 1))] += force
  return {
    energy: sum(parts.map(({ energy }) => energy)),
    field: forces ? graph.op('Add', field, graph.matrix(constant, dim)) : field,
  }
}

/** One term's energy and gradient: Σ over outputs of factor · output, where a factor is a product of two entries, or 1. */
function termAt(graph: OnnxGraph, term: EnergyTerm, dim: number) {
  const { embedding, network, multipliers } = term
  const { outputDim } = network
  const { x, slopes, rates } = embedded(graph, 'state', dim, embedding.inputs)
  const run = forward(graph, network, x)
  const [first, second] = [0, 1].map((side) => {
    const matrix = new Float64Array(dim * outputDim)
    for (const [c, pair] of multipliers.entries()) if (pair) matrix[pair[side] * outputDim + c] = 1
    const ones = multipliers.map((pair) => (pair ? 0 : 1))
    const product = graph.op('MatMul', 'state', graph.matrix(matrix, outputDim))
    return { matrix, factor: graph.op('Add', product, graph.matrix(ones, outputDim)) }
  })
  const factors = graph.op('Mul', first.factor, second.factor)
  const throughNetwork = graph.op('Mul', backward(graph, network, run, factors), slopes())
  const inputs = embedding.inputs.length
  const gradients = [
    graph.op('MatMul', throughNetwork, graph.matrix(transposed(rates, dim, inputs), dim)),
    ...[
      [first, second],
      [second, first],
    ].map(([own, other]) => {
      const share = graph.op('Mul', run.outputs, other.factor)
      return graph.op('MatMul', share, graph.matrix(transposed(own.matrix, dim, outputDim), dim))
    }),
  ]
  const ones = graph.matrix(new Float64Array(outputDim).fill(1), 1)
  return {
    energy: graph.op('MatMul', graph.op('Mul', factors, run.outputs), ones),
    gradient: (multipliers.some((pair) => pair) ? gradients : gradients.slice(0, 1)).reduce((a, b) =>
      graph.op('Add', a, b),
    ),
  }
}

/** The derivative of Σ factor · output by the network's inputs, from the readout back. @returns Its name. */
function backward(graph: OnnxGraph, network: SampledNetwork, { slopes }: Forward, factors: string): string {
  const { inputDim, outputDim, layers, readout } = network
  const widths = [inputDim, ...layers.map(({ width }) => width)]
  const sums = new Map<number, string>()
  const add = (block: number, share: string): void => {
    const before = sums.get(block)
    sums.set(block, before === undefined ? share : graph.op('Add', before, share))
  }
  let row = 1
  for (const block of readBlocks(network)) {
    const rows = readout.subarray(row * outputDim, (row + widths[block]) * outputDim)
    add(block, graph.op('MatMul', factors, graph.matrix(transposed(rows, widths[block], outputDim), widths[block])))
    row += widths[block]
  }
  for (let l = layers.length - 1; l >= 0; l--) {
    const arguments_ = graph.op('Mul', sums.get(l + 1)!, slopes[l]())
    let column = 0
    for (const block of sources(network, l)) {
      const from = column
      const width = widths[block]
      const weights = layers[l].weights.filter((_, k) => {
        const j = k % layers[l].inputDim
        return j >= from && j < from + width
      })
      add(block, graph.op('MatMul', arguments_, graph.matrix(weights, width)))
      column += width
    }
  }
  return sums.get(0)!
}
