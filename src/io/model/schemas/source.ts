import type { Source } from '../../../learn/source.ts'
import type { SystemDefinition } from '../../../system/system.ts'
import { looseObject, optional, picklist, record, type Schema, string, where } from '../schema.ts'

/** More equations take seconds to check, and a system of so many is written as a function. */
const MOST_EQUATIONS = 1000

/** What it says is checked where the system is made. */
export const definition: Schema<SystemDefinition> = where(
  looseObject({
    kind: picklist(['ode', 'hamiltonian', 'map', 'sde', 'dde']),
    name: string(),
    equations: optional(record(string(), string())),
  }),
  ({ kind, equations }) =>
    equations === undefined ? kind === 'hamiltonian' : Object.keys(equations).length <= MOST_EQUATIONS,
  `must have equations, ${MOST_EQUATIONS} at the most`,
)

/** A known system's text; recipes inside recipes are checked where they are made. */
export const source: Schema<Source> = looseObject({}) as Schema<unknown> as Schema<Source>
