import type { Recipe, SystemBase, SystemDefinition } from '../system/system.ts'

/** A known system as its text, a learned one as its recipe. Plain data. */
export type Source = SystemDefinition | Recipe

/** Makes the system of a source anew. */
export type Make = (source: Source) => unknown

/** Absent for a system that is made of functions. */
export function sourceOf({ definition, recipe }: Pick<SystemBase, 'definition' | 'recipe'>): Source | undefined {
  return recipe ?? definition
}
