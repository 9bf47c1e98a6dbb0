import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import type { ExportableModel } from '../../../src/io/export/program/to-program.ts'
import { learnDelayMap } from '../../../src/learn/delay-map.ts'
import { learnClassifier } from '../../../src/learn/estimator/classifier.ts'
import { learnRegressor } from '../../../src/learn/estimator/regressor.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import { learnHamiltonian } from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { learnPortHamiltonian } from '../../../src/learn/hamiltonian/learn-port-hamiltonian.ts'
import { learnRecurrentNetwork } from '../../../src/learn/recurrent/learn-recurrent-network.ts'
import { learnVectorField } from '../../../src/learn/vector-field.ts'
import { defineMap } from '../../../src/system/define-map.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import { component, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'

const lorenz: Trajectory = integrate(lorenz63, [1, 2, 20], timeGrid(0, 0.01, 600))
const record: Trajectory = { ...lorenz, dim: 1, states: component(lorenz, 0), variables: ['x'] }

/** Names that would end a comment, a string or a line, were they printed as they are. */
const HOSTILE = ['*/ x " \\', 'y\n#error\u2028', "größe ??/ '`"]

const family = [26, 28, 30].map((rho) => ({
  rho,
  orbit: integrate(lorenz63.with({ rho }), [1, 2, 20], timeGrid(0, 0.02, 100)),
}))

const swing: OdeSystem = defineOde({
  name: 'swing',
  parameters: { c: 0 },
  equations: { theta: 'omega', omega: '-sin(theta) - c*omega' },
  initialState: { theta: 1, omega: 0 },
})
const swings: Trajectory = integrate(swing, [2, 1], timeGrid(0, 0.1, 100), rk4({ step: 0.1 }))
const damped: Trajectory = integrate(swing.with({ c: 0.1 }), [2, 1], timeGrid(0, 0.1, 100), rk4({ step: 0.1 }))
const kinematics = defineOde({
  name: 'kinematics',
  equations: { theta: 'omega', omega: '0' },
  initialState: { theta: 1, omega: 0 },
})
/** With a name that is a word of Python and one that is not Latin. */
const drift = defineMap({
  name: 'drift',
  parameters: { lambda: 0.01, α: 0.99 },
  equations: { x: 'α*x + lambda*y', y: '0.98*y - lambda*(x - y)^2/10', z: 'z > 30 ? 30 : z + lambda*cos(t)' },
  initialState: { x: 1, y: 2, z: 20 },
  dt: 0.01,
})
const periodic = { theta: 2 * Math.PI }

/** Two bodies coupled by a spring, for energies of several degrees of freedom. */
const pair = integrate(
  defineOde({
    name: 'pair',
    equations: { q1: 'p1', q2: 'p2', p1: '-q1 - (q1 - q2)', p2: '-q2^3 + (q1 - q2)' },
    initialState: [1, 0, 0, 0.5],
  }),
  [1, 0, 0, 0.5],
  timeGrid(0, 0.1, 150),
)

const rows = Array.from({ length: 60 }, (_, i) => [Math.sin(i), Math.cos(3 * i)])

/** Small models of every kind that can be exported, by what is special about them. */
export const models: Readonly<Record<string, () => ExportableModel>> = {
  'flow map': () => learnFlowMap(lorenz, { width: 50 }),
  'flow map of variables with odd names': () => learnFlowMap({ ...lorenz, variables: HOSTILE }, { width: 8 }),
  'flow map of two layers, increments': () =>
    learnFlowMap(lorenz, { width: [12, 9], target: 'increment', activation: 'sin', linear: false }),
  'flow map with skip connections': () => learnFlowMap(lorenz, { width: [10, 7, 5], skip: true, seed: 3 }),
  'residual flow map with relu': () => learnFlowMap(lorenz, { width: [9, 9], residual: true, activation: 'relu' }),
  'flow map of a family': () =>
    learnFlowMap(
      family.map(({ orbit }) => orbit),
      { width: 20, parameters: family.map(({ rho }) => ({ rho })) },
    ).with({ rho: 27 }),
  'flow map with the step as input': () => learnFlowMap(lorenz, { width: 30, strides: [1, 2, 3] }).with({ dt: 0.02 }),
  'flow map of an angle': () => learnFlowMap(swings, { width: 30, periodic }),
  'flow map beside a known one': () => learnFlowMap(lorenz, { width: 20, known: drift }),
  'delay map': () => learnDelayMap(record, { width: 30, delays: 5 }),
  'delay map of spaced samples, cut off': () =>
    learnDelayMap(record, { width: 20, delays: 3, spacing: 4, lead: 4, margin: 0.1 }),
  'recurrent network': () => learnRecurrentNetwork(record, { width: 20, delays: 3 }),
  'vector field': () => learnVectorField(lorenz, { width: 40, seed: 2 }),
  'vector field of an angle, partly known': () => learnVectorField(swings, { width: 20, periodic, known: kinematics }),
  energy: () => learnHamiltonian(swings, { width: 30, periodic, slopeScale: 1, corrections: 0 }),
  'separable energy': () => learnHamiltonian(pair, { width: 20, form: 'separable', slopeScale: 1, corrections: 0 }),
  'mechanical energy of two layers': () =>
    learnHamiltonian(pair, { width: [12, 8], form: 'mechanical', slopeScale: 1, corrections: 0 }),
  'energy with damping': () => learnPortHamiltonian(damped, { width: 20, periodic, slopeScale: 1 }),
  regressor: () =>
    learnRegressor(
      rows,
      rows.map(([a, b]) => [a * b, a - b * b]),
      { width: 12 },
    ),
  classifier: () =>
    learnClassifier(
      rows,
      rows.map(([a, b]) => (a > b ? 'above' : 'below')),
      { width: 12 },
    ),
  'map of equations': () => drift,
  'field of equations': () => lorenz63,
}
