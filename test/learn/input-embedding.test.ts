import { expect, test } from 'vitest'
import { unwrap } from '../../src/dataset/unwrap.ts'
import { defineOde } from '../../src/index.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { embedder, embeddingDerivative, periodsOf } from '../../src/learn/input-embedding.ts'
import { learnVectorField } from '../../src/learn/vector-field.ts'
import type { LayerSampler } from '../../src/network/sampler.ts'
import { swim } from '../../src/network/swim.ts'
import { rollout } from '../../src/rollout.ts'
import { stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'

const TURN = 2 * Math.PI

const pendulum = defineOde({
  name: 'pendulum',
  equations: { theta: 'omega', omega: '-sin(theta)' },
  initialState: { theta: 1, omega: 0 },
})

/** Angles brought back into [−π, π), as a sensor gives them. */
function wrapped(trajectory: Trajectory): Trajectory {
  const states = trajectory.states.map((value, k) =>
    k % trajectory.dim === 0 ? value - TURN * Math.floor(value / TURN + 0.5) : value,
  )
  return { ...trajectory, states }
}

/** A swing and two rotations, one each way. */
const swings = [
  [2, 0],
  [0, 2.3],
  [0, -2.5],
].map((start) => integrate(pendulum, start, timeGrid(0, 0.1, 300)))

test('unwrapping a wrapped record gives the continuous one back, from its first sample on', () => {
  for (const swing of swings) {
    const back = unwrap(wrapped(swing), [TURN, 0])
    expect(Math.max(...back.states.map((value, k) => Math.abs(value - swing.states[k])))).toBeLessThan(1e-12)
    expect(unwrap(swing, [TURN, 0]).states).toEqual(swing.states)
  }
})

test('the derivative of the embedding is the chain rule', () => {
  const embedding = {
    periods: Float64Array.of(0, 3, 0),
    inputScaler: { mean: Float64Array.of(1, 0.2, -0.1, 4), scale: Float64Array.of(2, 0.5, 0.7, 3) },
  }
  const embed = embedder(embedding)
  const at = Float64Array.of(0.4, 1.1, -2)
  const x = new Float64Array(4)
  embed(at, x)
  const angle = (TURN / 3) * 1.1
  const expected = [(0.4 - 1) / 2, (Math.cos(angle) - 0.2) / 0.5, (Math.sin(angle) + 0.1) / 0.7, -6 / 3]
  for (const [e, value] of expected.entries()) expect(x[e]).toBeCloseTo(value, 14)
  const outer = new Float64Array(6)
  embeddingDerivative(embedding)(at, Float64Array.of(1, 2, 3, 4, -1, 5, -2, 0.5), outer, 2)
  const [dCos, dSin] = [(-TURN / 3) * (Math.sin(angle) / 0.5), (TURN / 3) * (Math.cos(angle) / 0.7)]
  for (const [k, value] of [1 / 2, 2 * dCos + 3 * dSin, 4 / 3, -1 / 2, 5 * dCos - 2 * dSin, 0.5 / 3].entries())
    expect(outer[k]).toBeCloseTo(value, 13)
})

test('a field of an angle has the angle’s period, and its Jacobian is its derivative', () => {
  const periodic = { theta: TURN }
  const field = learnVectorField(swings.map(wrapped), { width: 60, derivatives: pendulum, periodic })
  const [here, there, jacobian] = [new Float64Array(2), new Float64Array(2), new Float64Array(4)]
  field.field(0, Float64Array.of(0.7, 0.3), here)
  field.field(0, Float64Array.of(0.7 - 3 * TURN, 0.3), there)
  for (let j = 0; j < 2; j++) expect(Math.abs(here[j] - there[j])).toBeLessThan(1e-12)
  // The sine is one of the network's own inputs, so the field is learned to rounding.
  expect(here[1]).toBeCloseTo(-Math.sin(0.7), 11)
  field.jacobian?.(0, Float64Array.of(0.7, 0.3), jacobian)
  for (const [k, value] of [0, 1, -Math.cos(0.7), 0].entries()) expect(jacobian[k]).toBeCloseTo(value, 9)
  expect(field.trainingRegion.upper[0]).toBe(Number.POSITIVE_INFINITY)
})

test('differences of wrapped angles are those of the continuous ones', () => {
  const options = { width: 20, derivatives: { order: 8 }, periodic: { theta: TURN } } as const
  const [jumping, continuous] = [swings.map(wrapped), swings].map((data) => learnVectorField(data, options))
  const dydt = new Float64Array(2)
  for (const model of [jumping, continuous]) {
    model.field(0, Float64Array.of(-2, 0.4), dydt)
    expect(dydt[0]).toBeCloseTo(0.4, 6)
  }
})

test('a rotation at its own pace is learned exactly from wrapped angles, for many turns', () => {
  const rotor = defineOde({
    name: 'rotor',
    equations: { theta: 'omega', omega: '0*omega' },
    initialState: { theta: 0, omega: 1 },
  })
  const data = [0.5, 1.5, -1].map((omega) => wrapped(integrate(rotor, [0, omega], timeGrid(0, 0.2, 100))))
  const model = learnFlowMap(data, { width: 10, periodic: { theta: TURN } })
  expect(model.target).toBe('increment')
  const prediction = rollout(model, [0, 1.2], timeGrid(0, 0.2, 400))
  expect(stateAt(prediction, -1)[0]).toBeCloseTo(96, 8)
  expect(() => learnFlowMap(data, { width: 10, periodic: { theta: TURN }, target: 'state' })).toThrow("use 'increment'")
})

/** Pairs that do not look at the targets, so that states and increments see the same neurons. */
const blind: LayerSampler = (input) => swim()({ ...input, targets: input.points, targetDim: input.pointDim })

test('increments and states are the same map where both see the same features, the inputs among them', () => {
  const [states, increments] = (['state', 'increment'] as const).map((target) =>
    learnFlowMap(swings[0], { width: 25, target, sampler: blind }),
  )
  expect(increments.network.layers).toEqual(states.network.layers)
  const [a, b] = [new Float64Array(2), new Float64Array(2)]
  for (const point of [swings[0].states.slice(0, 2), swings[0].states.slice(100, 102)]) {
    states.advance(point, a, 0)
    increments.advance(point, b, 0)
    for (let j = 0; j < 2; j++) expect(Math.abs(a[j] - b[j])).toBeLessThan(1e-9)
  }
})

test('increments in the core have the bits of one step after the other', () => {
  const model = learnFlowMap(swings[0], { width: 30, target: 'increment' })
  const { orbit, ...stepwise } = model
  expect(orbit).toBeDefined()
  const times = timeGrid(0, 0.1, 1500)
  expect(rollout(stepwise, [1, 0], times).states).toEqual(rollout(model, [1, 0], times).states)
})

test('without scaling the network works in the data’s own units', () => {
  const model = learnFlowMap(swings[0], { width: 30, scaling: 'none' })
  expect(Array.from(model.inputScaler.scale)).toEqual([1, 1])
  const [x, from] = [new Float64Array(2), swings[0].states.subarray(40, 42)]
  model.advance(from, x, 0)
  expect(x[0]).toBeCloseTo(swings[0].states[42], 6)
  expect(() => learnFlowMap(swings[0], { width: 30, scaling: 'unit' as 'none' })).toThrow("'standard' or 'none'")
})

test('a period of no variable, or no period, is refused', () => {
  expect(() => periodsOf('learnFlowMap', ['x'], { theta: 1 })).toThrow("periodic names 'theta', which is no input")
  expect(() => periodsOf('learnFlowMap', ['x'], { x: -1 })).toThrow('the period of x must be positive and finite')
})
