import type { Example } from './example.ts'
import { lorenzFlowMap } from './lorenz-flow-map.ts'
import { lorenzVectorField } from './lorenz-vector-field.ts'
import { pendulumHamiltonian } from './pendulum-hamiltonian.ts'

/** All examples by the name of their file, in the order of the gallery. */
export const examples: Readonly<Record<string, Example>> = {
  'lorenz-flow-map': lorenzFlowMap,
  'lorenz-vector-field': lorenzVectorField,
  'pendulum-hamiltonian': pendulumHamiltonian,
}
