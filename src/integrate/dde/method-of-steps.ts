import type { DdeSystem, History } from '../../system/system.ts'
import type { SteppedProblem } from '../adaptive/drive.ts'
import { dormandPrince5 } from '../explicit/dopri5.ts'
import { denseRows } from '../explicit/explicit-runge-kutta.ts'
import { constantLags } from './constant-lags.ts'
import { delayStepper } from './delay-stepper.ts'
import { pastOf } from './past.ts'
import { piecesFor } from './pieces.ts'
import { stepRecord } from './step-record.ts'
import { varyingLags } from './varying-lags.ts'

/**
 * A delay differential equation solved by Dormand and Prince's method, whose stages look up the past: in the history,
 * in the polynomials of the steps taken and, where a lag is shorter than the step, in the step's own polynomial.
 * Steps end where a look passes a breaking point.
 *
 * Source: A. Bellen, M. Zennaro, Numerical Methods for Delay Differential Equations (2003), chapters 4 and 6.
 *
 * @param y0 The state at t0.
 * @param jump Whether y0 is not history(t0).
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
  const first = past.lagsAt(0, y0)
  const walls = constantDelays ? constantLags(pieces, first, t0) : varyingLags(pieces, t0)
  const longest = constantDelays ? Math.max(...first) : Number.POSITIVE_INFINITY
  const parts = { system, past, pieces, record, walls, longest }
  return { system, field: past.field, stepper: (tolerance, counts) => delayStepper(parts, tolerance, counts) }
}
