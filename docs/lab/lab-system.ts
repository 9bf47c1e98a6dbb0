import { defineEquations, type MapSystem, type OdeSystem, parseEquations } from '../../src/index.ts'
import { type CatalogueEntry, catalogue } from '../../systems/catalogue.ts'
import type { SystemFacts } from './messages.ts'
import { type LabSettings, usualStep } from './settings.ts'

/** A system that the lab can show. */
export type LabSystem = OdeSystem | (MapSystem & { readonly dt?: never })

/** A system of the list to choose from. */
export interface LabEntry {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly dim: number
  readonly chaotic: boolean
  readonly system: LabSystem
  /** Of the unchanged system: measured, or else published. */
  readonly lyapunovExponent: number | undefined
  /** As this project measured them, the largest first. */
  readonly exponents: readonly number[] | undefined
}

/** Most variables of a system that can still be looked at one by one. */
const MOST_VARIABLES = 12

let known: readonly LabEntry[] | undefined

/** All systems of the catalogue that the lab can show. */
export function labEntries(): readonly LabEntry[] {
  known ??= catalogue().flatMap((candidate) => {
    if (!isForLab(candidate)) return []
    const { id, system, domain, measured } = candidate
    const { dim, name } = system
    const exponent = measured?.chaotic ? measured.spectrum[0] : system.lyapunovExponent
    const lyapunovExponent = exponent !== undefined && exponent > 0 ? exponent : undefined
    const chaotic = measured?.chaotic === true
    const entry = { id, name, domain, dim, chaotic, lyapunovExponent, exponents: measured?.spectrum }
    return [{ ...entry, system: system as LabSystem }]
  })
  return known
}

/** Whether its future follows from a state of a few variables. */
export function isForLab({ system: { kind, dim }, driven }: CatalogueEntry): boolean {
  return (kind === 'ode' || kind === 'map') && !driven && dim <= MOST_VARIABLES
}

/** The system that the settings name, before its parameters are changed. @throws SyntaxError or RangeError saying what is wrong. */
export function plainSystem({ system: id, equations }: Pick<LabSettings, 'system' | 'equations'>): LabSystem {
  if (id === '') return ownSystem(equations)
  const entry = labEntries().find((candidate) => candidate.id === id)
  if (!entry) throw new RangeError(`there is no system '${id}' in the lab`)
  return entry.system
}

/** The system with the visitor's parameters. */
export function labSystem(settings: LabSettings): LabSystem {
  const plain = plainSystem(settings)
  return Object.keys(settings.parameters).length === 0 ? plain : (plain.with(settings.parameters) as LabSystem)
}

function ownSystem(text: string): LabSystem {
  const system = defineEquations(parseEquations(text))
  if (system.kind !== 'ode' && system.kind !== 'map')
    throw new RangeError('the lab takes derivatives and maps; equations with noise or delays run in a script')
  if (system.dim > MOST_VARIABLES)
    throw new RangeError(`${system.dim} variables; the lab shows at most ${MOST_VARIABLES}`)
  return system as LabSystem
}

/** What the page shows of a system. */
export function factsOf(system: LabSystem): SystemFacts {
  const { name, kind, variables, initialState, parameters, equations, period } = system
  return {
    ...{ name, kind, variables, initialState, parameters },
    ...(equations && { equations }),
    dt: kind === 'map' ? 1 : usualStep(period),
  }
}
