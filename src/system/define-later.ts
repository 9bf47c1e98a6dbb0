import { type HamiltonianText, hamiltonianFromText } from './define-hamiltonian.ts'
import { type MapEquations, mapFromText } from './define-map.ts'
import { type OdeEquations, odeFromText } from './define-ode.ts'
import type { HamiltonianSystem, MapSystem, OdeSystem } from './system.ts'

/*
 * The definitions for systems whose text a test has checked, as in a catalogue: it is parsed when a system is first used,
 * so that to import hundreds of them costs next to nothing.
 */

/** `defineOde` for checked text. */
export function defineOde(definition: OdeEquations): OdeSystem {
  return odeFromText(definition, 'at first use')
}

/** `defineHamiltonian` for checked text. */
export function defineHamiltonian(definition: HamiltonianText): HamiltonianSystem {
  return hamiltonianFromText(definition, 'at first use')
}

/** `defineMap` for checked text. */
export function defineMap(definition: MapEquations): MapSystem {
  return mapFromText(definition, 'at first use')
}
