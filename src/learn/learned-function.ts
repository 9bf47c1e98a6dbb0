import { copy } from '../math/vector.ts'
import type { Jacobian, VectorField } from '../system/system.ts'
import { type Learned, scaledEvaluator, scaledJacobian } from './scaled-network.ts'

/** A function of time and state with its derivative by the state, where it is known. */
export interface StateFunction {
  readonly value: VectorField
  readonly jacobian?: Jacobian
}

/** Writes the controls at time t into u, in the order of their names. */
export type Control = (t: number, u: Float64Array) => void

/** What increments are added to. */
export const identity: StateFunction = {
  value: (_t, y, out) => copy(y, out),
  jacobian(_t, y, jacobian) {
    const dim = y.length
    for (let k = 0; k < dim * dim; k++) jacobian[k] = k % (dim + 1) === 0 ? 1 : 0
  },
}

/**
 * The network's value, plus that of what it was learned beside; holds scratch, so make one for each system.
 *
 * @param base What the network's output is added to, if anything.
 * @param control Fills the network's inputs after the state, if there are any.
 */
export function learnedFunction(learned: Learned, dim: number, base?: StateFunction, control?: Control): StateFunction {
  const network = controlled(learned, dim, control)
  if (base === undefined) return network
  const { value, jacobian } = base
  const sum = new Float64Array(dim)
  let slopes: Float64Array | undefined
  return {
    value(t, y, out) {
      network.value(t, y, out)
      value(t, y, sum)
      for (let j = 0; j < dim; j++) out[j] += sum[j]
    },
    ...(jacobian && {
      jacobian(t, y, out) {
        slopes ??= new Float64Array(dim * dim)
        network.jacobian!(t, y, out)
        jacobian(t, y, slopes)
        for (let k = 0; k < slopes.length; k++) out[k] += slopes[k]
      },
    }),
  }
}

function controlled(learned: Learned, dim: number, control: Control | undefined): StateFunction {
  const evaluate = scaledEvaluator(learned)
  const derivative = scaledJacobian(learned)
  if (control === undefined)
    return { value: (_t, y, out) => evaluate(y, out), jacobian: (_t, y, out) => derivative(y, out) }
  const width = learned.periods.length
  const input = new Float64Array(width)
  const controls = input.subarray(dim)
  const wide = new Float64Array(dim * width)
  const fill = (t: number, y: Float64Array): void => {
    for (let j = 0; j < dim; j++) input[j] = y[j]
    control(t, controls)
  }
  return {
    value(t, y, out) {
      fill(t, y)
      evaluate(input, out)
    },
    jacobian(t, y, out) {
      fill(t, y)
      derivative(input, wide)
      for (let c = 0; c < dim; c++) for (let j = 0; j < dim; j++) out[c * dim + j] = wide[c * width + j]
    },
  }
}
