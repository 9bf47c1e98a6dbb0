import { type DdeEquations, defineDde } from './define-dde.ts'
import { defineHamiltonian, type HamiltonianText } from './define-hamiltonian.ts'
import { defineMap, type MapEquations } from './define-map.ts'
import { defineOde, type OdeEquations } from './define-ode.ts'
import { defineSde, type SdeEquations } from './define-sde.ts'
import type { DdeSystem, SdeSystem, System, SystemDefinition } from './system.ts'

/**
 * The system that a `definition` describes, checked like any text of a user.
 * @throws SyntaxError for equation text, RangeError for an unknown kind, names and values.
 */
export function defineSystem({ kind, ...parts }: SystemDefinition): System | SdeSystem | DdeSystem {
  switch (kind) {
    case 'ode':
      return defineOde(parts as unknown as OdeEquations)
    case 'hamiltonian':
      return defineHamiltonian(parts as unknown as HamiltonianText)
    case 'map':
      return defineMap(parts as unknown as MapEquations)
    case 'sde':
      return defineSde(parts as unknown as SdeEquations)
    case 'dde':
      return defineDde(parts as unknown as DdeEquations)
    default:
      throw new RangeError(
        `defineSystem: ${parts.name} is of kind '${kind}'; known are ode, hamiltonian, map, sde and dde`,
      )
  }
}
