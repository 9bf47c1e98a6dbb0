import type { Trajectory } from '../../trajectory.ts'
import { type DelaySpace, type DelaySystem, delaySpace, delaySystem } from '../delay-system.ts'

/** The forecast that nothing changes: the next sample is the present one. */
export function persistence(
  records: Trajectory | readonly Trajectory[],
  { delays }: { readonly delays: number },
): DelaySystem {
  return persistenceOf({ learner: 'persistence', space: delaySpace('persistence', records, delays) })
}

/** As plain data. */
export type PersistenceRecipe = { readonly learner: 'persistence'; readonly space: DelaySpace }

export function persistenceOf(recipe: PersistenceRecipe): DelaySystem {
  return delaySystem('persistence', recipe.space, (y, out) => out.set(y.subarray(0, out.length)), recipe)
}
