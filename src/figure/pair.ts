import { component, type Trajectory } from '../trajectory.ts'
import { extent } from './points.ts'

/** A truth and a prediction to be drawn together, and which of their variables. */
export interface Pair {
  readonly truth: Trajectory
  readonly prediction: Trajectory
  /** State indices to draw. */
  readonly variables?: readonly number[]
  /** What the two curves are called; 'truth' and 'model' by default. */
  readonly names?: { readonly truth: string; readonly prediction: string }
  /** Replaces the caption. */
  readonly caption?: string
}

/** The names of the two curves. */
export function pairNames({ names }: Pair): { readonly truth: string; readonly prediction: string } {
  return names ?? { truth: 'truth', prediction: 'model' }
}

/**
 * The state indices to draw: those asked for, or else the first `most`.
 * @throws RangeError where the two differ in dimension, either is empty, or a variable does not exist.
 */
export function pairVariables(caller: string, pair: Pair, most: number): readonly number[] {
  const { truth, prediction } = pair
  if (truth.dim !== prediction.dim)
    throw new RangeError(`${caller}: the truth has dim ${truth.dim}, but the prediction has dim ${prediction.dim}`)
  if (truth.times.length === 0 || prediction.times.length === 0)
    throw new RangeError(`${caller}: got ${truth.times.length} true and ${prediction.times.length} predicted states`)
  const variables = pair.variables ?? Array.from({ length: Math.min(truth.dim, most) }, (_, j) => j)
  const wrong = variables.find((j) => !Number.isInteger(j) || j < 0 || j >= truth.dim)
  if (wrong !== undefined) throw new RangeError(`${caller}: variable ${wrong} of a trajectory with dim ${truth.dim}`)
  return variables
}

/** Name of state variable j, or y with its number where the trajectory names none. */
export function variableName({ variables }: Trajectory, j: number): string {
  return variables?.[j] ?? `y${j}`
}

/**
 * Axis range for a variable: all of the truth, and the prediction as far as the truth's own span beyond it, so that a
 * prediction that runs away leaves the frame and not a flat line. No range where the truth does not move.
 */
export function pairRange({ truth, prediction }: Pair, variable: number): { readonly range?: [number, number] } {
  const [low, high] = extent(component(truth, variable))
  const span = high - low
  if (!(span > 0 && span < 1e300)) return {}
  const [lowest, highest] = extent(component(prediction, variable))
  const from = Math.min(low, Math.max(lowest, low - span))
  const to = Math.max(high, Math.min(highest, high + span))
  const margin = 0.04 * (to - from)
  return { range: [from - margin, to + margin] }
}
