import { type Adjustment, adjustmentAt, type FittedAdjustment, withFunctions } from '../dataset/adjustment.ts'
import { type AdjustmentOptions, fitAdjustment } from '../dataset/fit-adjustment.ts'
import type { Trajectory } from '../trajectory.ts'
import { type DelaySpace, type DelaySystem, delaySpace, delaySystem, type NextSample } from './delay-system.ts'
import { type Make, mapOf, type Source, sourceOf } from './source.ts'

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
  const { name, delays } = residual
  return adjustedSystem(delaySpace(`${name}, adjusted`, records, delays), adjustment, residual)
}

/** An adjusted system as plain data. */
export type AdjustedRecipe = {
  readonly learner: 'adjusted'
  readonly space: DelaySpace
  readonly adjustment: Adjustment
  readonly residual: Source
}

export function adjustedOf({ space, adjustment, residual }: AdjustedRecipe, make: Make): AdjustedSystem {
  const made = mapOf(residual, make)
  if (
    !('delays' in made && 'channels' in made && made.channels === space.channels && made.dim === space.variables.length)
  )
    throw new RangeError(`adjusted: ${made.name} is no forecast from the same delay vectors`)
  return adjustedSystem(space, withFunctions(adjustment), made as DelaySystem)
}

function adjustedSystem<S extends DelaySystem>(
  space: DelaySpace,
  adjustment: FittedAdjustment,
  residual: S,
): AdjustedSystem<S> {
  const { dim, delays, dt, channels } = residual
  const write = adjustmentAt(adjustment)
  const removed = new Float64Array(channels)
  const x = new Float64Array(dim)
  const next = new Float64Array(dim)
  const nextSample: NextSample = (y, out, t) => {
    for (let k = 0; k < delays; k++) {
      write(t - k * dt, removed)
      for (let c = 0; c < channels; c++) x[k * channels + c] = y[k * channels + c] - removed[c]
    }
    residual.advance(x, next, t)
    write(t + dt, removed)
    for (let c = 0; c < channels; c++) out[c] = next[c] + removed[c]
  }
  const source = sourceOf(residual)
  const recipe: AdjustedRecipe | undefined = source && {
    learner: 'adjusted',
    space,
    adjustment: plain(adjustment),
    residual: source,
  }
  const system = delaySystem(`${residual.name}, adjusted`, space, nextSample, recipe)
  return Object.freeze({ ...system, adjustment, residual })
}

function plain({ remove: _remove, restore: _restore, ...adjustment }: FittedAdjustment): Adjustment {
  return adjustment
}
