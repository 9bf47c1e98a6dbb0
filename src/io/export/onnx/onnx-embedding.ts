import type { OnnxGraph } from './onnx-graph.ts'

/** Over scale: z, cos z or sin z, where z = Σ rateᵥ · state[variableᵥ] − center, or the mean is subtracted after that. */
export interface CircleInput {
  readonly part: 'value' | 'cos' | 'sin'
  readonly variables: readonly number[]
  readonly rates: readonly number[]
  readonly center: number
  readonly scale: number
}

/** Inputs as a network sees them, their derivatives by the arguments z, and the matrix from states to arguments. */
export interface Embedded {
  readonly x: string
  readonly slopes: () => string
  /** Shape [dim, inputs]. */
  readonly rates: Float64Array
}

export function embedded(graph: OnnxGraph, state: string, dim: number, inputs: readonly CircleInput[]): Embedded {
  const count = inputs.length
  const rates = new Float64Array(dim * count)
  for (const [i, input] of inputs.entries())
    for (const [v, variable] of input.variables.entries()) rates[variable * count + i] = input.rates[v]
  const row = (values: readonly number[]) => graph.matrix(values, count)
  const turned = graph.op('MatMul', state, graph.matrix(rates, count))
  const z = graph.op('Sub', turned, row(inputs.map(({ center }) => center)))
  /** 1 / scale of the inputs of a part, 0 for the others. */
  const only = (part: CircleInput['part'], sign = 1) =>
    row(inputs.map((input) => (input.part === part ? sign / input.scale : 0)))
  const has = (part: CircleInput['part']) => inputs.some((input) => input.part === part)
  const circle = (op: 'Cos' | 'Sin', factors: string) => graph.op('Mul', graph.op(op, z), factors)
  const sum = (parts: readonly string[]) => parts.reduce((a, b) => graph.op('Add', a, b))
  return {
    rates,
    x: sum([
      ...(has('value') ? [graph.op('Mul', z, only('value'))] : []),
      ...(has('cos') ? [circle('Cos', only('cos'))] : []),
      ...(has('sin') ? [circle('Sin', only('sin'))] : []),
    ]),
    slopes: () =>
      sum([
        ...(has('value') ? [only('value')] : []),
        ...(has('cos') ? [circle('Sin', only('cos', -1))] : []),
        ...(has('sin') ? [circle('Cos', only('sin'))] : []),
      ]),
  }
}
