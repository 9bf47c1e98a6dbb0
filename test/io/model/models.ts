import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { adjusted } from '../../../src/learn/adjusted.ts'
import { climatology } from '../../../src/learn/baselines/climatology.ts'
import { echoStateNetwork } from '../../../src/learn/baselines/echo-state-network.ts'
import { dynamicModeDecomposition, edmd } from '../../../src/learn/baselines/edmd.ts'
import { linearAutoregression } from '../../../src/learn/baselines/linear-autoregression.ts'
import { localPolynomialField } from '../../../src/learn/baselines/local-polynomial.ts'
import { nearestAnalogues } from '../../../src/learn/baselines/nearest-analogues.ts'
import { nextGenerationReservoir } from '../../../src/learn/baselines/next-generation-reservoir.ts'
import { persistence } from '../../../src/learn/baselines/persistence.ts'
import { polynomialField, polynomialMap } from '../../../src/learn/baselines/polynomial.ts'
import { sindy, sindyMap } from '../../../src/learn/baselines/sindy.ts'
import { learnDelayMap } from '../../../src/learn/delay-map.ts'
import { learnEnsemble } from '../../../src/learn/ensemble/ensemble.ts'
import { learnEnsembleRegressor } from '../../../src/learn/ensemble/ensemble-regressor.ts'
import { ensembleField, ensembleMap } from '../../../src/learn/ensemble/ensemble-system.ts'
import { medianForecaster } from '../../../src/learn/ensemble/median-forecaster.ts'
import { learnClassifier } from '../../../src/learn/estimator/classifier.ts'
import { learnRegressor } from '../../../src/learn/estimator/regressor.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import { learnHamiltonian } from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { learnPortHamiltonian } from '../../../src/learn/hamiltonian/learn-port-hamiltonian.ts'
import { learnLocalFlowMap } from '../../../src/learn/local/flow-map.ts'
import { learnLocalVectorField } from '../../../src/learn/local/vector-field.ts'
import { learnRecurrentNetwork } from '../../../src/learn/recurrent/learn-recurrent-network.ts'
import { refineFlowMap } from '../../../src/learn/shooting/refine-flow-map.ts'
import { learnVectorField } from '../../../src/learn/vector-field.ts'
import { defineMap } from '../../../src/system/define-map.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { Recipe } from '../../../src/system/system.ts'
import { type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import type { DelayFamily } from '../../../src/tune/forecaster/candidates.ts'
import { tuneForecaster } from '../../../src/tune/forecaster/tune-forecaster.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'

const orbit: Trajectory = integrate(lorenz63, [1, 2, 20], timeGrid(0, 0.05, 120))

const family = [26, 28, 30].map((rho) => ({
  rho,
  orbit: integrate(lorenz63.with({ rho }), [1, 2, 20], timeGrid(0, 0.05, 60)),
}))

const swing = defineOde({
  name: 'swing',
  equations: { theta: 'omega', omega: '-sin(theta)' },
  initialState: { theta: 1, omega: 0 },
})
const swings: Trajectory = integrate(swing, [2, 1], timeGrid(0, 0.1, 80), rk4({ step: 0.1 }))
const kinematics = defineOde({
  name: 'kinematics',
  equations: { theta: 'omega', omega: '0' },
  initialState: { theta: 1, omega: 0 },
})

/** Two channels with a season of 12 samples and a trend; its times do not begin at 0. */
const record: Trajectory = {
  dim: 2,
  times: timeGrid(1950, 1 / 12, 119),
  states: Float64Array.from({ length: 240 }, (_, k) => {
    const i = k >> 1
    return k % 2 === 0 ? Math.sin((2 * Math.PI * i) / 12) + 0.01 * i : Math.cos(0.5 * i) ** 3
  }),
  variables: ['warmth', 'rain'],
  status: 'complete',
}

const decay = defineMap({
  name: 'decay',
  equations: { warmth: '0.5*warmth', rain: '0.2*rain + 0.1' },
  initialState: { warmth: 1, rain: 1 },
  dt: 1 / 12,
})

/** Six sites of a ring, two channels each. */
const ring: Trajectory = {
  dim: 12,
  times: timeGrid(0, 0.1, 40),
  states: Float64Array.from({ length: 12 * 41 }, (_, k) => Math.sin(0.3 * (k % 12) + 0.11 * Math.floor(k / 12)) ** 3),
  status: 'complete',
}

/** A damping of every variable of the ring. */
const damping = defineOde({
  name: 'damping',
  parameters: { rate: 0.1 },
  equations: Object.fromEntries(Array.from({ length: 12 }, (_, j) => [`y${j + 1}`, `-rate*y${j + 1}`])),
  initialState: Array.from({ length: 12 }, () => 1),
})

const push = { names: ['u'], values: [Float64Array.from(swings.times, (t) => Math.cos(3 * t))] }

/** Points in a plane, a curved function of them, and on which side of it they are. */
const points = Array.from({ length: 60 }, (_, k) => [Math.sin(k), Math.cos(1.7 * k)])
const heights = points.map(([x, y]) => [x * y, x + y ** 2])
const sides = heights.map(([height]) => (height > 0.2 ? 'above' : height < -0.2 ? 'below' : 0))

const families: readonly DelayFamily[] = [
  { delays: 2, spacing: 2, width: 8, sampler: { name: 'swim' }, ridges: [1e-6, 1e-4] },
]

/** Small models of every learner that can be stored, by what is special about them. */
export const models: Readonly<Record<string, () => { readonly recipe?: Recipe; readonly name?: string }>> = {
  'flow map': () => learnFlowMap(orbit, { width: 20 }),
  'flow map of two layers with skip connections': () => learnFlowMap(orbit, { width: [10, 6], skip: true, seed: 3 }),
  'flow map of a family': () =>
    learnFlowMap(
      family.map((member) => member.orbit),
      { width: 20, parameters: family.map(({ rho }) => ({ rho })) },
    ).with({ rho: 27 }),
  'flow map with the step as input': () => learnFlowMap(orbit, { width: 20, strides: [1, 2, 3] }),
  'vector field': () => learnVectorField(orbit, { width: 20, ridge: 'leave-one-out' }),
  'vector field of an angle, partly known': () =>
    learnVectorField(swings, { width: 12, periodic: { theta: 2 * Math.PI }, known: kinematics }),
  'delay map': () => learnDelayMap(record, { delays: 3, width: 12 }),
  'delay map of larger steps in a box': () =>
    learnDelayMap(record, { delays: 3, spacing: 2, lead: 2, width: 12, margin: 0.1 }),
  'median of forecasters': () =>
    medianForecaster([
      learnDelayMap(record, { delays: 2, width: 8 }),
      climatology(record, { delays: 1, season: 12 }),
      learnFlowMap(record, { width: 8 }),
      decay,
    ]),
  'tuned forecaster': () => tuneForecaster(record, { members: 2, horizon: 6, families }).model,
  'adjusted delay map': () =>
    adjusted(record, { trend: 1, season: 12 }, (rest) => learnDelayMap(rest, { delays: 2, width: 8 })),
  'adjusted persistence': () =>
    adjusted(record, { season: { period: 1, harmonics: 2 } }, (rest) => persistence(rest, { delays: 2 })),
  persistence: () => persistence(record, { delays: 2 }),
  climatology: () => climatology(record, { delays: 2, season: 12 }),
  'linear autoregression': () => linearAutoregression(record, { delays: 3 }),
  'nearest analogues': () => nearestAnalogues(record, { delays: 3, neighbors: 2 }),
  'next-generation reservoir': () => nextGenerationReservoir(record, { delays: 2, spacing: 3, ridge: 1e-6 }),
  'echo state network': () => echoStateNetwork(record, { size: 8, degree: 3, warmup: 10, leak: 0.7 }),
  'polynomial map': () => polynomialMap(orbit, { degree: 2 }),
  'polynomial field': () => polynomialField(orbit, { degree: 2 }),
  'local polynomial field': () =>
    localPolynomialField(ring, { degree: 2, radius: 1, channels: 2, boundary: { values: [0.1, 0.2] } }),
  'dynamic mode decomposition': () => dynamicModeDecomposition(record),
  'koopman map of products': () => edmd(swings, { observables: { degree: 2, terms: ['sin(theta)', 'cos(theta)'] } }),
  'koopman map of waves': () => edmd(swings, { observables: { harmonics: 2, periods: [2 * Math.PI, 8] } }),
  'koopman map of neurons': () => edmd(swings, { observables: { width: [6, 4], seed: 2 } }),
  'sparse field': () => sindy(swings, { degree: 1, terms: ['sin(theta)'] }),
  'sparse map': () => sindyMap(record, { degree: 2 }),
  'refined flow map': () => refineFlowMap(learnFlowMap(swings, { width: 8 }), swings, { windows: [10, 20] }),
  'separable Hamiltonian': () => learnHamiltonian(swings, { width: 8, form: 'separable', slopeScale: 1 }),
  'mechanical Hamiltonian of an angle': () =>
    learnHamiltonian(swings, { width: 8, form: 'mechanical', slopeScale: 1, periodic: { theta: 2 * Math.PI } }),
  'port-Hamiltonian system': () =>
    learnPortHamiltonian(swings, { width: 8, slopeScale: 1, controls: push }).with({ u: 0.5 }),
  'local flow map': () => learnLocalFlowMap(ring, { width: 8, radius: 1, channels: 2, taper: 1 }),
  'local vector field, partly known': () =>
    learnLocalVectorField(ring, { width: 8, radius: 1, channels: 2, boundary: 'zero', known: damping }),
  'recurrent network': () => learnRecurrentNetwork(record, { delays: 2, width: 6 }),
  'recurrent network with controls, without a linear part': () =>
    learnRecurrentNetwork(swings, { delays: 2, width: 6, controlWidth: 4, controls: push, linear: false }),
  'recurrent network that reads samples': () =>
    learnRecurrentNetwork(record, { delays: 2, width: 6, warmup: 4, stateMap: 'none' }),
  'ensemble of flow maps': () =>
    ensembleMap(learnEnsemble((seed) => learnFlowMap(orbit, { width: 8, seed }), { members: 2 })),
  'ensemble of vector fields': () =>
    ensembleField(learnEnsemble((seed) => learnVectorField(orbit, { width: 8, seed }), { members: 3 })),
  'ensemble of regressors': () => learnEnsembleRegressor(points, heights, { width: 8, members: 2 }),
  regressor: () => learnRegressor(points, heights, { width: [6, 4] }),
  classifier: () => learnClassifier(points, sides, { width: 8 }),
}
