import { adjustmentAt, type FittedAdjustment } from '../dataset/adjustment.ts'
import { type AdjustmentOptions, fitAdjustment } from '../dataset/fit-adjustment.ts'
import type { Trajectory } from '../trajectory.ts'
import { type DelaySystem, delaySystem } from './delay-system.ts'

/** A forecast in the record's own units that is made for what remains without trend and season. */
export interface AdjustedSystem<S extends DelaySystem = DelaySystem> extends DelaySystem {
  readonly adjustment: FittedAdjustment
  /** The map on delay vectors of the residual. */
  readonly residual: S
}

/**
 * Takes trend and season off, learns on what remains, and comes back as a map on delay vectors of the record itself: each
 * step takes them off the samples, forecasts, and puts them on again, continued to the time of the forecast. The map
 * therefore depends on the time.
 *
 * @param records One or many; `learn` gets as many residuals.
 * @throws RangeError for a season or trend that the records do not determine, and what `learn` throws.
 */
export function adjusted<R extends Trajectory | readonly Trajectory[], S extends DelaySystem>(
  records: R,
  options: AdjustmentOptions,
  learn: (residuals: R) => S,
): AdjustedSystem<S> {
  const adjustment = fitAdjustment(records, options)
  const residuals = 'times' in records ? adjustment.remove(records) : records.map(adjustment.remove)
  const residual = learn(residuals as R)
  const { dim, delays, dt, channels } = residual
  const write = adjustmentAt(adjustment)
  const removed = new Float64Array(channels)
  const x = new Float64Array(dim)
  const next = new Float64Array(dim)
  const system = delaySystem(`${residual.name}, adjusted`, records, delays, (y, out, t) => {
    for (let k = 0; k < delays; k++) {
      write(t - k * dt, removed)
      for (let c = 0; c < channels; c++) x[k * channels + c] = y[k * channels + c] - removed[c]
    }
    residual.advance(x, next, t)
    write(t + dt, removed)
    for (let c = 0; c < channels; c++) out[c] = next[c] + removed[c]
  })
  return Object.freeze({ ...system, adjustment, residual })
}
