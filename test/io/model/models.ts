import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import { learnVectorField } from '../../../src/learn/vector-field.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { Recipe } from '../../../src/system/system.ts'
import { type Trajectory, timeGrid } from '../../../src/trajectory.ts'
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
}
