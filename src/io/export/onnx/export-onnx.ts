import { VERSION } from '../../../version.ts'
import type { NetworkBody, Program } from '../program/program.ts'
import { type ExportableModel, programOf } from '../program/to-program.ts'
import { type ExportOptions, heading } from '../text/heading.ts'
import { embedded } from './onnx-embedding.ts'
import { onnxEnergy } from './onnx-energy.ts'
import { type OnnxGraph, onnxGraph } from './onnx-graph.ts'
import { forward } from './onnx-network.ts'

/**
 * An ONNX model, in doubles throughout (opset 17), that computes what a learned model does: from `state`, shape [n, dim],
 * to `next` (of a map), `rate` (of a field; beside it `energy` of a learned Hamiltonian) or `outputs` (of a function). Its
 * bits are those of the run time's own tanh and matrix product.
 *
 * @throws RangeError for a model that cannot be exported, with the way out.
 */
export function exportOnnx(model: ExportableModel, options: ExportOptions = {}): Uint8Array<ArrayBuffer> {
  const program = programOf(model, 'exportOnnx')
  const { kind, name, variables, outputs, dt, body } = program
  const graph = onnxGraph()
  const dim = variables.length
  const result = { map: 'next', field: 'rate', function: 'outputs' }[kind]
  if (body.kind === 'equations' || (body.kind === 'network' && typeof body.base === 'object'))
    throw new RangeError(
      `exportOnnx: the equations of ${name} cannot be exported to ONNX; use exportModule, exportC or exportPython`,
    )
  if (body.kind === 'network') graph.called(result, onnxNetwork(graph, body, dim))
  else {
    const { energy, field } = onnxEnergy(graph, body, dim)
    graph.called(result, field)
    graph.called('energy', energy)
  }
  const shapes = { [result]: outputs?.length ?? dim, ...(body.kind === 'energy' && { energy: 1 }) }
  return graph.model({
    name,
    version: VERSION,
    comment: heading(program, 'exportOnnx', options, usage(program, shapes)).join('\n'),
    properties: {
      variables: JSON.stringify(variables),
      ...(outputs && { outputs: JSON.stringify(outputs) }),
      ...(dt !== undefined && kind === 'map' && { dt: `${dt}` }),
    },
    inputs: { state: dim },
    outputs: shapes,
  })
}

function usage({ variables }: Program, shapes: Readonly<Record<string, number>>): string[] {
  const results = Object.entries(shapes).map(([name, columns]) => `${name} [n, ${columns}]`)
  return [`Input: state [n, ${variables.length}], float64. Outputs: ${results.join(', ')}, float64.`]
}

function onnxNetwork(graph: OnnxGraph, body: NetworkBody, dim: number): string {
  const { inputs, network, mean, scale, base, bounds, shifts } = body
  const { outputDim } = network
  const row = (values: ArrayLike<number>) => graph.matrix(values, values.length)
  const units = inputs.map(({ part, variable, rate, mean: center, scale: unit }) => {
    const value = part === 'value'
    return { part, variables: [variable], rates: [rate], center: value ? center : 0, scale: value ? unit : 1 }
  })
  const seen = embedded(graph, 'state', dim, units).x
  const circular = inputs.map(({ part, ...input }) => (part === 'value' ? { mean: 0, scale: 1 } : input))
  const x = inputs.every(({ part }) => part === 'value')
    ? seen
    : graph.op(
        'Div',
        graph.op('Sub', seen, row(circular.map((input) => input.mean))),
        row(circular.map((input) => input.scale)),
      )
  const { outputs } = forward(graph, network, x)
  const scaled = graph.op('Add', graph.op('Mul', outputs, row(scale)), row(mean))
  const sum = base === 'state' ? graph.op('Add', scaled, 'state') : scaled
  const inside = bounds ? graph.op('Min', graph.op('Max', sum, row(bounds.lower)), row(bounds.upper)) : sum
  if (!shifts) return inside
  const kept = Array.from({ length: dim - outputDim }, (_, j) => j)
  return kept.length === 0 ? inside : graph.concat(inside, graph.columns('state', kept))
}
