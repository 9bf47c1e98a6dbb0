import { cartPole } from './cart-pole.ts'
import { doublePendulumExample } from './double-pendulum.ts'
import { energySpent } from './energy-spent.ts'
import type { Example } from './example.ts'
import { exportToC } from './export-to-c.ts'
import { gradientRace } from './gradient-race.ts'
import { henonMap } from './henon-map.ts'
import { kuramotoSivashinsky } from './kuramoto-sivashinsky.ts'
import { lorenzFlowMap } from './lorenz-flow-map.ts'
import { lorenzVectorField } from './lorenz-vector-field.ts'
import { lorenz96 } from './lorenz96.ts'
import { ninoSst } from './nino-sst.ts'
import { noisyLorenz } from './noisy-lorenz.ts'
import { partlyObservedLorenz } from './partly-observed-lorenz.ts'
import { pendulumHamiltonian } from './pendulum-hamiltonian.ts'
import { plainRegressor } from './plain-regressor.ts'
import { predatorPrey } from './predator-prey.ts'
import { rosslerFamily } from './rossler-family.ts'
import { stockIndices } from './stock-indices.ts'
import { sunspots } from './sunspots.ts'
import { vanDerPolStiff } from './van-der-pol-stiff.ts'
import { whereItFails } from './where-it-fails.ts'

/** All examples by the name of their file, in the order of the gallery. */
export const examples: Readonly<Record<string, Example>> = {
  'lorenz-flow-map': lorenzFlowMap,
  'lorenz-vector-field': lorenzVectorField,
  'pendulum-hamiltonian': pendulumHamiltonian,
  'double-pendulum': doublePendulumExample,
  'predator-prey': predatorPrey,
  'nino-sst': ninoSst,
  sunspots,
  'stock-indices': stockIndices,
  'rossler-family': rosslerFamily,
  'henon-map': henonMap,
  'noisy-lorenz': noisyLorenz,
  'partly-observed-lorenz': partlyObservedLorenz,
  lorenz96,
  'kuramoto-sivashinsky': kuramotoSivashinsky,
  'van-der-pol-stiff': vanDerPolStiff,
  'cart-pole': cartPole,
  'export-to-c': exportToC,
  'plain-regressor': plainRegressor,
  'gradient-race': gradientRace,
  'energy-spent': energySpent,
  'where-it-fails': whereItFails,
}
