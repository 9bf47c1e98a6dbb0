import type { Example } from './example.ts'
import { gradientRace } from './gradient-race.ts'
import { henonMap } from './henon-map.ts'
import { kuramotoSivashinsky } from './kuramoto-sivashinsky.ts'
import { lorenzFlowMap } from './lorenz-flow-map.ts'
import { lorenzVectorField } from './lorenz-vector-field.ts'
import { lorenz96 } from './lorenz96.ts'
import { noisyLorenz } from './noisy-lorenz.ts'
import { partlyObservedLorenz } from './partly-observed-lorenz.ts'
import { pendulumHamiltonian } from './pendulum-hamiltonian.ts'
import { plainRegressor } from './plain-regressor.ts'
import { rosslerFamily } from './rossler-family.ts'
import { vanDerPolStiff } from './van-der-pol-stiff.ts'
import { whereItFails } from './where-it-fails.ts'

/** All examples by the name of their file, in the order of the gallery. */
export const examples: Readonly<Record<string, Example>> = {
  'lorenz-flow-map': lorenzFlowMap,
  'lorenz-vector-field': lorenzVectorField,
  'pendulum-hamiltonian': pendulumHamiltonian,
  'rossler-family': rosslerFamily,
  'henon-map': henonMap,
  'noisy-lorenz': noisyLorenz,
  'partly-observed-lorenz': partlyObservedLorenz,
  lorenz96,
  'kuramoto-sivashinsky': kuramotoSivashinsky,
  'van-der-pol-stiff': vanDerPolStiff,
  'plain-regressor': plainRegressor,
  'gradient-race': gradientRace,
  'where-it-fails': whereItFails,
}
