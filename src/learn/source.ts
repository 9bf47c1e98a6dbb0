import type { MapSystem, OdeSystem, Recipe, SystemBase, SystemDefinition } from '../system/system.ts'

/** A known system as its text, a learned one as its recipe. Plain data. */
export type Source = SystemDefinition | Recipe

/** Makes the system of a source anew. */
export type Make = (source: Source) => unknown

/** Absent for a system that is made of functions. */
export function sourceOf({ definition, recipe }: Pick<SystemBase, 'definition' | 'recipe'>): Source | undefined {
  return recipe ?? definition
}

/** Of all systems; absent where one is made of functions. */
export function sourcesOf(systems: readonly Pick<SystemBase, 'definition' | 'recipe'>[]): Source[] | undefined {
  const sources = systems.flatMap((system) => sourceOf(system) ?? [])
  return sources.length === systems.length ? sources : undefined
}

/** @throws RangeError for the source of anything but a map. */
export function mapOf(source: Source, make: Make): MapSystem {
  return systemOfKind('map', make(source)) as MapSystem
}

/** @throws RangeError for the source of anything but a vector field. */
export function fieldOf(source: Source, make: Make): OdeSystem {
  return systemOfKind('ode', make(source)) as OdeSystem
}

function systemOfKind(wanted: string, made: unknown): unknown {
  const { kind, name } = made as { readonly kind?: string; readonly name?: string }
  if (kind !== wanted)
    throw new RangeError(`a part has to be of kind '${wanted}', but ${name ?? 'it'} is of kind '${kind}'`)
  return made
}
