import { trajectoryList } from '../dataset/checks.ts'
import { extended } from '../system/lazily.ts'
import type { MapSystem } from '../system/system.ts'
import { stateAt, type Trajectory } from '../trajectory.ts'
import { type Make, mapOf, type Source, sourceOf } from './source.ts'

/** A map whose state begins with the newest sample of a record and holds what else a forecast may know of its past. */
export interface Forecaster extends MapSystem {
  readonly dt: number
  /** Variables of the record; the first `channels` entries of a state are the newest sample. */
  readonly channels: number
  /** Samples that a start needs, the present one included. */
  readonly memory: number
  /** The state at the last sample of a record. @throws RangeError for one of fewer than `memory` samples or another dim. */
  readonly stateAfter: (history: Trajectory) => Float64Array
}

/** A map as a forecaster: itself if it is one; one of whole states needs nothing but the present. */
export function forecasterOf(model: MapSystem): Forecaster {
  if ('stateAfter' in model) return model as Forecaster
  const { dim, name, dt = 1 } = model
  const stateAfter = (history: Trajectory): Float64Array => stateAt(checkHistory(name, history, dim, 1), -1).slice()
  const source = sourceOf(model)
  const recipe: ForecasterRecipe | undefined = source && { learner: 'forecaster', model: source }
  return extended(model, { dt, channels: dim, memory: 1, ...(recipe && { recipe }), stateAfter })
}

/** A map of whole states, seen as a forecaster, as plain data. */
export type ForecasterRecipe = { readonly learner: 'forecaster'; readonly model: Source }

export function wholeStateForecasterOf({ model }: ForecasterRecipe, make: Make): Forecaster {
  const made = mapOf(model, make)
  if ('stateAfter' in made) throw new RangeError(`${made.name} is a forecaster already`)
  return forecasterOf(made)
}

/** @throws RangeError for a history that is too short for a start, or of another dim. */
export function checkHistory(who: string, history: Trajectory, channels: number, memory: number): Trajectory {
  const [record] = trajectoryList(history, who)
  if (record.dim !== channels)
    throw new RangeError(`${who}: the history has dim ${record.dim}, the model's record ${channels}`)
  const { length } = record.times
  if (length < memory) throw new RangeError(`${who}: a history of ${length} samples; a start needs ${memory}`)
  return record
}
