import type { CatalogueEntry } from '../../systems/catalogue.ts'

export const flagNames = ['chaotic', 'Hamiltonian', 'driven', 'delay', 'stochastic', 'map'] as const
export type Flag = (typeof flagNames)[number]

/** What marks a system; chaotic as measured or, without a measurement, as its stated exponent says. */
export function flagsOf({ system, measured, ...entry }: CatalogueEntry): Flag[] {
  const holds: Readonly<Record<Flag, boolean>> = {
    chaotic: measured?.chaotic ?? (system.lyapunovExponent ?? 0) > 0,
    Hamiltonian: entry.hamiltonian,
    driven: entry.driven,
    delay: entry.delay,
    stochastic: entry.stochastic,
    map: system.kind === 'map',
  }
  return flagNames.filter((flag) => holds[flag])
}

/** The name as a heading. */
export function titleOf({ system: { name } }: CatalogueEntry): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
