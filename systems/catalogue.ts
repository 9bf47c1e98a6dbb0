import type { Measured } from '../src/system/measured.ts'
import type { DdeSystem, MapSystem, OdeSystem, SdeSystem } from '../src/system/system.ts'
import * as list from './list.ts'
import { measured } from './measured.ts'

export type CatalogueSystem = OdeSystem | MapSystem | DdeSystem | SdeSystem

/** A system of the catalogue with what is known about it. */
export interface CatalogueEntry {
  /** The name under which it is exported. */
  readonly id: string
  readonly system: CatalogueSystem
  readonly domain: string
  readonly hamiltonian: boolean
  /** Whether the equations depend on time itself. */
  readonly driven: boolean
  readonly delay: boolean
  readonly stochastic: boolean
  /** What `npm run atlas:verify` measured at the default parameters and start; absent where it does not apply. */
  readonly measured?: Measured
}

/** All conditions that are given must hold. */
export interface SystemQuery {
  readonly domain?: string
  readonly kind?: CatalogueSystem['kind']
  readonly dim?: number
  readonly hamiltonian?: boolean
  readonly delay?: boolean
  readonly driven?: boolean
  readonly stochastic?: boolean
  /** As measured at the default start: whether the largest exponent is positive beyond doubt. */
  readonly chaotic?: boolean
  /** Part of the id, the name or the source, in any case. */
  readonly text?: string
}

let entries: readonly CatalogueEntry[] | undefined

/** Every system, in order of domain and file; made when first asked for. */
export function catalogue(): readonly CatalogueEntry[] {
  entries ??= Object.freeze(
    Object.entries(list).flatMap(([id, system]) => (typeof system === 'function' ? [] : [entry(id, system)])),
  )
  return entries
}

/** The entries that fit, such as `findSystems({ domain: 'climate', chaotic: true })`. */
export function findSystems(query: SystemQuery = {}): CatalogueEntry[] {
  const { text, chaotic, kind, dim, ...flags } = query
  return catalogue().filter((candidate) => {
    const { id, system, measured } = candidate
    if (kind !== undefined && system.kind !== kind) return false
    if (dim !== undefined && system.dim !== dim) return false
    if (chaotic !== undefined && measured?.chaotic !== chaotic) return false
    const words = `${id}\n${system.name}\n${system.source}`.toLowerCase()
    if (text !== undefined && !words.includes(text.toLowerCase())) return false
    return Object.entries(flags).every(
      ([key, value]) => value === undefined || candidate[key as keyof typeof flags] === value,
    )
  })
}

function entry(id: string, system: CatalogueSystem): CatalogueEntry {
  const measurement = measured[id]
  const hamiltonian = 'degrees' in system
  return Object.freeze({
    id,
    system,
    domain: system.domain ?? 'other',
    hamiltonian,
    // Not asked of a Hamiltonian, whose text has no t, as its equations would have to be derived.
    driven: !hamiltonian && isDriven(system),
    delay: system.kind === 'dde',
    stochastic: system.kind === 'sde',
    ...(measurement && { measured: measurement }),
  })
}

/** A delayed look, x(t - tau), is no drive. */
function isDriven({ equations = {} }: CatalogueSystem): boolean {
  return Object.values(equations).some((side) => /\bt\b/.test(side.replace(/\w\(t\b/g, '')))
}
