import type { DdeSystem, History } from '../../system/system.ts'
import type { SteppedProblem } from '../adaptive/drive.ts'
import { dormandPrince5 } from '../explicit/dopri5.ts'
import { denseRows, explicitRungeKutta } from '../explicit/explicit-runge-kutta.ts'
import type { Stepper } from '../stepper.ts'
import { constantLags } from './constant-lags.ts'
import { defectEstimate } from './defect.ts'
import { overlapping } from './overlap.ts'
import { type Past, pastOf } from './past.ts'
import { piecesFor } from './pieces.ts'
import { stepRecord } from './step-record.ts'
import { varyingLags } from './varying-lags.ts'

/** A step with this error is tried again a little shorter, or half as long. */
const again = 1.1
const halve = 20

/**
 * A delay differential equation solved by Dormand and Prince's method, whose stages look up the past: in the history,
 * in the polynomials of the steps taken and, where a lag is shorter than the step, in the step's own polynomial.
 * Steps end where a look passes a breaking point.
 *
 * Source: A. Bellen, M. Zennaro, Numerical Methods for Delay Differential Equations (2003), chapters 4 and 6.
 *
 * @param y0 The state at t0; it need not be history(t0).
 */
export function methodOfSteps(
  system: DdeSystem,
  history: History,
  t0: number,
  y0: Float64Array,
  jump: boolean,
): SteppedProblem {
  const { dim, lags, constantDelays } = system
  const rows = denseRows(dormandPrince5)
  const record = stepRecord(dim, rows)
  const pieces = piecesFor(lags, jump ? -1 : 0, record.count)
  const past = pastOf(system, history, t0, pieces, record, rows)
  past.trial.polynomial.set(y0)
  const walls = constantDelays ? constantLags(pieces, past.lagsAt(0, y0), t0) : varyingLags(pieces, t0)
  const longest = constantDelays ? Math.max(...past.lagsAt(0, y0)) : Number.POSITIVE_INFINITY
  return {
    system,
    field: past.field,
    stepper(tolerance, counts): Stepper {
      const method = explicitRungeKutta(dormandPrince5, { system, field: past.field }, counts, tolerance)
      const attempt = overlapping(method, past, pieces, record, tolerance)
      const defect = defectEstimate(method, past.field, dim, tolerance, counts)
      const polynomial = new Float64Array(rows * dim)
      const inside = new Float64Array(dim)
      const looked = new Float64Array(lags)
      let step = { t: 0, h: 0, next: y0 }
      /** The times that the lags look at, on the last attempt. */
      const looks = (theta: number): Float64Array => {
        method.interpolate(theta, inside)
        const t = step.t + theta * step.h
        const delays = past.lagsAt(t, inside)
        for (let k = 0; k < lags; k++) looked[k] = t - delays[k]
        return looked
      }
      return {
        begin: method.begin,
        attempt(t, h, y, next) {
          step = { t, h, next }
          // Every lag may be led through a breaking point at t, up or down, but not for ever.
          for (let moves = 0; moves <= 2 * lags; moves++) {
            past.negative = undefined
            const stepError = attempt(t, h, y, next)
            if (past.negative) return Number.POSITIVE_INFINITY
            if (!(stepError <= 1)) return stepError
            const error = Math.max(stepError, defect(t, h, y, next))
            if (!(error <= 1)) return error
            const found = walls.inspect(t, h, looks)
            if (found === 'clear') return error
            if (found === 'ahead') return again
            if (found === 'unclear') return halve
            method.begin(t, y)
          }
          return Number.POSITIVE_INFINITY
        },
        interpolate: method.interpolate,
        commit() {
          method.record(polynomial)
          method.commit()
          const { t, h, next } = step
          record.add(t, h, polynomial)
          if (walls.pass(t + h)) method.begin(t + h, next)
          record.forget(t + h - longest)
        },
        limit: walls.limit,
        trouble: () => past.negative && tooShort(past.negative),
      }
    },
  }
}

function tooShort({ lag, value, t }: NonNullable<Past['negative']>): string {
  return `lag ${lag} would be ${value} at t = ${t}, and no field looks into the future; keep lags at 0 or above`
}
