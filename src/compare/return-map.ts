import { type Variable, variableIndex, variableLabel } from '../dataset/variable-index.ts'
import { component, type Trajectory } from '../trajectory.ts'
import { turningPoints } from './turning-points.ts'

export interface ReturnMapOptions {
  /** By name or index; default 0. */
  readonly variable?: Variable
  /**
   * Which values follow one another: 'rows' (the default), every state, as of a section or a map's orbit; 'maxima' or
   * 'minima', the turning points of a trajectory that is sampled in time.
   */
  readonly at?: 'rows' | 'maxima' | 'minima'
  /** Which value is set against the first, 1 for the next; default 1. */
  readonly lag?: number
}

/** Values and what they are followed by: a curve, where one value decides the next. Plain data. */
export interface ReturnMap {
  readonly variable: string
  readonly at: 'rows' | 'maxima' | 'minima'
  readonly lag: number
  /** Shape [n]: v₀, v₁, v₂, … */
  readonly values: Float64Array
  /** Shape [n]: the value `lag` later. */
  readonly next: Float64Array
  /** Shape [n]: when `values` occurred. */
  readonly times: Float64Array
}

/**
 * Successive values of a variable, each with the one that follows it.
 *
 * @param trajectory A `poincareSection`, a map's orbit or, with `at`, a trajectory in time.
 * @throws RangeError for a variable that is not there or a lag that is not 1, 2, 3, …
 */
export function returnMap(trajectory: Trajectory, options: ReturnMapOptions = {}): ReturnMap {
  const { at = 'rows', lag = 1 } = options
  if (!(Number.isInteger(lag) && lag >= 1)) throw new RangeError(`returnMap: lag must be 1, 2, 3, …, got ${lag}`)
  const index = variableIndex('returnMap', trajectory, options.variable ?? 0)
  const points = at === 'rows' ? trajectory : turningPoints(trajectory, index, at === 'maxima' ? 'maximum' : 'minimum')
  const all = component(points, index)
  const n = Math.max(0, all.length - lag)
  return {
    variable: variableLabel(trajectory, index),
    at,
    lag,
    values: all.slice(0, n),
    next: all.slice(lag),
    times: points.times.slice(0, n),
  }
}
