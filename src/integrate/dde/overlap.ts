import { copy } from '../../math/vector.ts'
import { errorNorm, type Tolerance } from '../adaptive/tolerance.ts'
import type { ExplicitRungeKutta } from '../explicit/explicit-runge-kutta.ts'
import type { Past } from './past.ts'
import type { Pieces } from './pieces.ts'
import type { StepRecord } from './step-record.ts'

const mostRounds = 10
/** A change of this part of the tolerance is small enough: the next one would be smaller still. */
const enough = 0.1
/** A polynomial extrapolated further than this many lengths of its step is no guess. */
const farthest = 2

/**
 * Attempts of steps that may look into themselves. The first round sees the last step's polynomial extrapolated, the
 * next ones the polynomial of the round before, until it no longer changes; if it keeps changing, the answer is
 * Infinity.
 */
export function overlapping(
  method: ExplicitRungeKutta,
  past: Past,
  pieces: Pieces,
  record: StepRecord,
  tolerance: Tolerance,
): ExplicitRungeKutta['attempt'] {
  const { trial } = past
  const made = new Float64Array(trial.polynomial.length)
  return (t, h, y, next) => {
    guess(trial, t, h, y, pieces, record)
    for (let round = 0; round < mostRounds; round++) {
      past.usedTrial = false
      const error = method.attempt(t, h, y, next)
      if (!past.usedTrial || Number.isNaN(error)) return error
      method.record(made)
      const settled = round > 0 && change(made, trial.polynomial, y, next, tolerance) <= enough
      copy(made, trial.polynomial)
      Object.assign(trial, { t, h })
      if (settled) return error
    }
    return Number.POSITIVE_INFINITY
  }
}

/** Across a breaking point there is nothing to extrapolate: the guess is the state itself. */
function guess(trial: Past['trial'], t: number, h: number, y: Float64Array, pieces: Pieces, record: StepRecord): void {
  if (pieces.newestSteps() > 0) {
    Object.assign(trial, record.last(trial.polynomial))
    if (h <= farthest * trial.h) return
  }
  trial.polynomial.fill(0)
  copy(y, trial.polynomial)
  Object.assign(trial, { t, h })
}

/** The largest change of a coefficient, in units of the tolerance. */
function change(
  made: Float64Array,
  before: Float64Array,
  y: Float64Array,
  next: Float64Array,
  tolerance: Tolerance,
): number {
  const dim = y.length
  const difference = new Float64Array(dim)
  let largest = 0
  for (let row = 1; row < made.length / dim; row++) {
    for (let i = 0; i < dim; i++) difference[i] = made[row * dim + i] - before[row * dim + i]
    largest = Math.max(largest, errorNorm(difference, y, next, tolerance))
  }
  return largest
}
