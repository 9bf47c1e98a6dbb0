import type { OdeSystem } from '../system/system.ts'

/** The system with those of the parameters that it has. */
export function withShared<
  S extends Pick<OdeSystem, 'parameters'> & { with(parameters: Readonly<Record<string, number>>): S },
>(system: S, parameters: Readonly<Record<string, number>> = {}): S {
  const shared = Object.entries(parameters).filter(([name]) => Object.hasOwn(system.parameters, name))
  return shared.length === 0 ? system : system.with(Object.fromEntries(shared))
}
