import type { GradientData } from './gradient-data.ts'

/**
 * A damping matrix D [d, d] in p' = −∂H/∂q − D q': known, row-major or its diagonal; or to be learned, as a multiple of the
 * unit matrix, a diagonal or a full matrix.
 */
export type Damping = readonly number[] | Float64Array | 'scalar' | 'diagonal' | 'matrix'

/** What is known and what is not of p' = −∂H/∂q − D q' + B u. */
export interface PortProblem {
  readonly degrees: number
  readonly damping: Damping
  /** Number m of inputs u, and their values; shape [size, m]. */
  readonly inputs: number
  readonly inputValues: Float64Array
  /** B, shape [d, m], row-major, where it is known. */
  readonly inputMatrix?: ArrayLike<number> | undefined
}

/** D, shape [d, d], and B, shape [d, m], row-major. */
export type PortMatrices = {
  readonly damping: Float64Array
  readonly inputMatrix: Float64Array
}

/** The data with what is known of damping and inputs taken off its gradient, and what is not as other unknowns. */
export function withPort(data: GradientData, problem: PortProblem): GradientData {
  const { size, dim } = data
  const unknown = unknownEntries(problem)
  const known = portMatrices(problem, new Float64Array(unknown.length))
  const gradients = data.gradients.slice()
  const effects = new Float64Array(size * dim * unknown.length)
  for (let i = 0; i < size; i++) {
    const velocity = data.gradients.subarray(i * dim + problem.degrees, (i + 1) * dim)
    const input = problem.inputValues.subarray(i * problem.inputs, (i + 1) * problem.inputs)
    for (let j = 0; j < problem.degrees; j++) gradients[i * dim + j] -= effect(known, velocity, input, j)
    for (const [e, unit] of unknown.entries())
      for (let j = 0; j < problem.degrees; j++)
        effects[(i * dim + j) * unknown.length + e] = effect(unit, velocity, input, j)
  }
  return { ...data, gradients, ...(unknown.length > 0 && { others: { count: unknown.length, effects } }) }
}

/** What damping and inputs add to −p'ⱼ = ∂H/∂qⱼ + (D q' − B u)ⱼ. */
function effect(
  { damping, inputMatrix }: PortMatrices,
  velocity: Float64Array,
  input: Float64Array,
  j: number,
): number {
  let sum = 0
  for (let k = 0; k < velocity.length; k++) sum += damping[j * velocity.length + k] * velocity[k]
  for (let k = 0; k < input.length; k++) sum -= inputMatrix[j * input.length + k] * input[k]
  return sum
}

/** D and B with these values of what was unknown. */
export function portMatrices(problem: PortProblem, values: Float64Array): PortMatrices {
  const { degrees: d, damping, inputs, inputMatrix } = problem
  const total = { damping: new Float64Array(d * d), inputMatrix: new Float64Array(d * inputs) }
  if (typeof damping !== 'string')
    for (let k = 0; k < damping.length; k++) total.damping[damping.length === d ? k * (d + 1) : k] = damping[k]
  if (inputMatrix) total.inputMatrix.set(inputMatrix)
  for (const [e, unit] of unknownEntries(problem).entries()) {
    for (let k = 0; k < d * d; k++) total.damping[k] += values[e] * unit.damping[k]
    for (let k = 0; k < d * inputs; k++) total.inputMatrix[k] += values[e] * unit.inputMatrix[k]
  }
  return total
}

/** D and B for each unknown alone, at 1. */
function unknownEntries({ degrees: d, damping, inputs, inputMatrix }: PortProblem): PortMatrices[] {
  const none = (): PortMatrices => ({ damping: new Float64Array(d * d), inputMatrix: new Float64Array(d * inputs) })
  const damped = (isOne: (row: number, column: number) => boolean): PortMatrices => {
    const matrices = none()
    for (let k = 0; k < d * d; k++) matrices.damping[k] = isOne(Math.floor(k / d), k % d) ? 1 : 0
    return matrices
  }
  const list: PortMatrices[] = []
  if (damping === 'scalar') list.push(damped((i, j) => i === j))
  if (damping === 'diagonal') for (let k = 0; k < d; k++) list.push(damped((i, j) => i === k && j === k))
  if (damping === 'matrix') for (let k = 0; k < d * d; k++) list.push(damped((i, j) => i * d + j === k))
  if (inputMatrix === undefined)
    for (let k = 0; k < d * inputs; k++) {
      const matrices = none()
      matrices.inputMatrix[k] = 1
      list.push(matrices)
    }
  return list
}
