import { stateAt, type Trajectory } from '../trajectory.ts'
import { errorOverTime } from './error-over-time.ts'
import { medianOverStarts } from './median-over-starts.ts'

/** How long forecasts are better than what needs no model. Medians over the starts, in units of time. Plain data. */
export interface Skill {
  /** Shape [n]: median error over time of "as at the start", in the units of `errors`. */
  readonly persistence: Float64Array
  /** Shape [n]: of the truths' mean. */
  readonly climatology: Float64Array
  /**
   * When persistence is first no better than climatology: by then the truth has forgotten its start, as far as a forecast
   * without a model can tell. The horizon where it is better all along.
   */
  readonly memory: number
  /** Until when the model is no worse than climatology and, up to `memory`, than persistence. */
  readonly skillTime: number
  /** The longest time that was compared. */
  readonly horizon: number
  /** Whether skill outlasts `memory` or never ends. */
  readonly hasSkill: boolean
}

/**
 * @param truths What was forecast, each from its first state. @param medianError Of the model.
 * @param center Shape [dim]: the climatology. @param scale Shape [dim]: unit of each variable.
 */
export function skill(
  truths: readonly Trajectory[],
  medianError: Float64Array,
  center: ArrayLike<number>,
  scale: ArrayLike<number>,
): Skill {
  const constant = (valueAt: (truth: Trajectory) => ArrayLike<number>): Float64Array =>
    medianOverStarts(truths.map((truth) => errorOverTime(truth, standingStill(truth, valueAt(truth)), scale)))
  const persistence = constant((truth) => stateAt(truth, 0))
  const climatology = constant(() => center)
  const { times } = truths.reduce((a, b) => (b.times.length > a.times.length ? b : a))
  const leadAt = (i: number): number => Math.abs(times[Math.min(i, times.length - 1)] - times[0])
  const n = climatology.length
  const forgotten = firstFrom(1, n, (i) => persistence[i] >= climatology[i])
  const lost = firstFrom(1, n, (i) => {
    const best = i <= forgotten ? Math.min(persistence[i], climatology[i]) : climatology[i]
    return !(medianError[i] <= best)
  })
  return {
    persistence,
    climatology,
    memory: leadAt(forgotten),
    skillTime: leadAt(lost),
    horizon: leadAt(n - 1),
    hasSkill: lost === n || lost > forgotten,
  }
}

/** The first index from `from` that passes, n where there is none. */
function firstFrom(from: number, n: number, passes: (i: number) => boolean): number {
  for (let i = from; i < n; i++) if (passes(i)) return i
  return n
}

function standingStill(truth: Trajectory, state: ArrayLike<number>): Trajectory {
  return { ...truth, states: truth.states.map((_, at) => state[at % truth.dim]) }
}
