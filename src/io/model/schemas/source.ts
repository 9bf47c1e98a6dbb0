import type { Source } from '../../../learn/source.ts'
import type { SystemDefinition } from '../../../system/system.ts'
import { looseObject, picklist, type Schema, string } from '../schema.ts'

/** What it says is checked where the system is made. */
export const definition: Schema<SystemDefinition> = looseObject({
  kind: picklist(['ode', 'hamiltonian', 'map', 'sde', 'dde']),
  name: string(),
})

/** A known system's text; recipes inside recipes are checked where they are made. */
export const source: Schema<Source> = looseObject({}) as Schema<unknown> as Schema<Source>
