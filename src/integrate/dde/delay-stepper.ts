import type { DdeSystem } from '../../system/system.ts'
import type { Tolerance } from '../adaptive/tolerance.ts'
import { dormandPrince5 } from '../explicit/dopri5.ts'
import { explicitRungeKutta } from '../explicit/explicit-runge-kutta.ts'
import type { Counts, Stepper } from '../stepper.ts'
import { defectEstimate } from './defect.ts'
import { overlapping } from './overlap.ts'
import type { Past } from './past.ts'
import type { Pieces } from './pieces.ts'
import type { StepRecord } from './step-record.ts'
import type { Walls } from './walls.ts'

/** A delay differential equation, and what is known of its solution up to now. */
export interface DelayProblem {
  readonly system: DdeSystem
  readonly past: Past
  readonly pieces: Pieces
  readonly record: StepRecord
  readonly walls: Walls
  /** How far back any lag will ever look. */
  readonly longest: number
}

/** Answers for a step that is within the tolerance and cannot be taken: try it a little shorter, or half as long. */
const answers = { ahead: 1.1, unclear: 20 } as const

/** Dormand and Prince's method on a problem whose field looks up the past that the steps make. */
export function delayStepper(problem: DelayProblem, tolerance: Tolerance, counts: Counts): Stepper {
  const { system, past, pieces, record, walls, longest } = problem
  const { dim, lags } = system
  const method = explicitRungeKutta(dormandPrince5, { system, field: past.field }, counts, tolerance)
  const attempt = overlapping(method, past, pieces, record, tolerance)
  const defect = defectEstimate(method, past.field, dim, tolerance, counts)
  const polynomial = new Float64Array(past.trial.polynomial.length)
  const inside = new Float64Array(dim)
  const looked = new Float64Array(lags)
  let step: { t: number; h: number; next: Float64Array } = { t: 0, h: 0, next: inside }

  /** The times that the lags look at, on the last attempt. */
  const looks = (theta: number): Float64Array => {
    method.interpolate(theta, inside)
    const t = step.t + theta * step.h
    const delays = past.lagsAt(t, inside)
    for (let k = 0; k < lags; k++) looked[k] = t - delays[k]
    return looked
  }
  const errorOf = (t: number, h: number, y: Float64Array, next: Float64Array): number => {
    past.negative = undefined
    const error = attempt(t, h, y, next)
    if (past.negative) return Number.POSITIVE_INFINITY
    return error <= 1 ? Math.max(error, defect(t, h, y, next)) : error
  }
  return {
    begin: method.begin,
    attempt(t, h, y, next) {
      step = { t, h, next }
      // Every lag may be led through a breaking point at t, up or down, but not for ever.
      for (let moves = 0; moves <= 2 * lags; moves++) {
        const error = errorOf(t, h, y, next)
        const found = error <= 1 ? walls.inspect(t, h, looks) : 'clear'
        if (found === 'clear') return error
        if (found !== 'here') return answers[found]
        method.begin(t, y)
      }
      return Number.POSITIVE_INFINITY
    },
    interpolate: method.interpolate,
    commit() {
      const { t, h, next } = step
      method.record(polynomial)
      method.commit()
      record.add(t, h, polynomial)
      record.forget(t + h - longest)
      if (walls.pass(t + h)) method.begin(t + h, next)
    },
    limit: walls.limit,
    trouble: () => past.negative && intoTheFuture(past.negative),
  }
}

function intoTheFuture({ lag, value, t }: NonNullable<Past['negative']>): string {
  return `lag ${lag} would be ${value} at t = ${t}, and no field looks into the future; keep lags at 0 or above`
}
