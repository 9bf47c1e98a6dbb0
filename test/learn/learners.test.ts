import { expect, test } from 'vitest'
import type { OdeSystem, Trajectory } from '../../src/index.ts'
import {
  defineOde,
  integrate,
  learnDelayMap,
  learnFlowMap,
  learnVectorField,
  rollout,
  stateAt,
  timeGrid,
} from '../../src/index.ts'

/** Damped rotation: linear, so its flow map and its field are linear and known exactly. */
const spiral: OdeSystem = defineOde({
  name: 'spiral',
  equations: { x: '-0.1*x - y', y: 'x - 0.1*y' },
  initialState: { x: 1, y: 0 },
})

function exact(t: number, [x, y]: ArrayLike<number> & Iterable<number>): [number, number] {
  const decay = Math.exp(-0.1 * t)
  return [decay * (Math.cos(t) * x - Math.sin(t) * y), decay * (Math.sin(t) * x + Math.cos(t) * y)]
}

const dt = 0.1
/** From two starts, of different lengths, with exact states. */
const data: Trajectory[] = [
  { start: [1, 0], n: 200 },
  { start: [-0.3, 0.8], n: 50 },
].map(({ start, n }) => {
  const times = timeGrid(0, dt, n)
  return {
    dim: 2,
    times,
    states: Float64Array.from([...times].flatMap((t) => exact(t, start))),
    status: 'complete' as const,
    variables: ['x', 'y'],
  }
})

test('the flow map of a linear system is learned to rounding', () => {
  const model = learnFlowMap(data, { width: 10, seed: 1 })
  expect(model).toMatchObject({ kind: 'map', dim: 2, variables: ['x', 'y'], initialState: [1, 0] })
  expect(model.dt).toBeCloseTo(dt, 14)
  const times = timeGrid(5, dt, 100)
  const prediction = rollout(model, [0.5, 0.5], times)
  expect(prediction).toMatchObject({ status: 'complete', times })
  const [x, y] = exact(10, [0.5, 0.5])
  expect(stateAt(prediction, -1)[0]).toBeCloseTo(x, 11)
  expect(stateAt(prediction, -1)[1]).toBeCloseTo(y, 11)
})

test('a stride skips samples and stretches dt', () => {
  const model = learnFlowMap(data, { width: 10, stride: 5 })
  expect(model.dt).toBeCloseTo(5 * dt, 14)
  const next = new Float64Array(2)
  model.advance(Float64Array.of(1, 0), next, 0)
  expect(next[0]).toBeCloseTo(exact(0.5, [1, 0])[0], 11)
})

test('the vector field of a linear system: to rounding from exact derivatives, to order 8 from differences', () => {
  const dydt = new Float64Array(2)
  learnVectorField(data, { width: 10, derivatives: spiral }).field(0, Float64Array.of(0.4, -0.2), dydt)
  expect(dydt[0]).toBeCloseTo(-0.04 + 0.2, 12)
  expect(dydt[1]).toBeCloseTo(0.4 + 0.02, 12)
  const learned = learnVectorField(data, { width: 10, derivatives: { order: 8 } })
  learned.field(0, Float64Array.of(0.4, -0.2), dydt)
  // Error of the eighth-order difference of exp(iωt): dt⁸/630 relative.
  expect(Math.abs(dydt[0] - 0.16)).toBeLessThan(1e-10)
  const prediction = rollout(learned, [1, 0], timeGrid(0, 1, 10))
  expect(stateAt(prediction, -1)[0]).toBeCloseTo(exact(10, [1, 0])[0], 7)
})

test('a learned system is a System: the integrator and its tolerance apply to it', () => {
  const learned = learnVectorField(data, { width: 10, derivatives: spiral })
  expect(learned.kind).toBe('ode')
  expect(integrate(learned, [1, 0], [0, 1]).status).toBe('complete')
  expect(() => learned.with({ mu: 1 })).toThrow("learned vector field has no parameters, so no 'mu'")
})

test('a delay map forecasts a sine from two samples exactly: y₊ = 2 cos(ω dt) y − y₋', () => {
  const times = timeGrid(0, 0.2, 200)
  const record: Trajectory = { dim: 1, times, states: times.map(Math.sin), status: 'complete', variables: ['s'] }
  const model = learnDelayMap(record, { delays: 2, width: 5 })
  expect(model).toMatchObject({ dim: 2, delays: 2, channels: 1, variables: ['s[n]', 's[n-1]'] })
  const prediction = rollout(model, [Math.sin(0.2), 0], timeGrid(0.2, 0.2, 100))
  for (const [i, t] of prediction.times.entries()) expect(prediction.states[2 * i]).toBeCloseTo(Math.sin(t), 8)
})

test('too few samples for the delays: both numbers are named', () => {
  const record: Trajectory = {
    dim: 1,
    times: timeGrid(0, 1, 3),
    states: Float64Array.of(1, 2, 1, 2),
    status: 'complete',
  }
  expect(() => learnDelayMap(record, { delays: 4, width: 5 })).toThrow('4 samples, but 4 delays and a target need 5')
})

test('the training region is the box around the inputs, and a rollout can be kept inside', () => {
  const model = learnFlowMap(data[0], { width: 10 })
  expect(model.trainingRegion.upper[0]).toBe(1)
  const out = rollout(model, [-0.9, 0.9], timeGrid(0, dt, 50), { region: model.trainingRegion })
  expect(out.status).toBe('left-region')
  expect(out.message).toMatch(/left the region in \w at t = /)
  expect(out.times.length).toBeLessThan(50)
})

test('a model that blows up ends finite, with a status and the time', () => {
  const growing: Trajectory = {
    dim: 1,
    times: timeGrid(0, 1, 10),
    states: Float64Array.from({ length: 11 }, (_, i) => 2 ** i),
    status: 'complete',
  }
  const model = learnFlowMap(growing, { width: 2 })
  const out = rollout(model, [1], timeGrid(0, 1, 2000))
  expect(out.status).toBe('diverged')
  expect(out.states.every(Number.isFinite)).toBe(true)
  expect(out.times.length).toBeGreaterThan(1000)
})

test('times that are not the map’s own are refused', () => {
  const model = learnFlowMap(data, { width: 5 })
  expect(() => rollout(model, [1, 0], [0, 0.15])).toThrow('advances by 0.1')
  expect(() => rollout(model, [1, 0, 0], [0, 0.1])).toThrow(/length 3/)
})

test('a rollout that stays in the core has the bits of one step after the other, also across chunks', () => {
  const { orbit, ...model } = learnFlowMap(data, { width: 20, seed: 3 })
  expect(orbit).toBeDefined()
  const inCore = rollout(learnFlowMap(data, { width: 20, seed: 3 }), [0.5, 0.5], timeGrid(0, dt, 2500))
  expect(rollout(model, [0.5, 0.5], timeGrid(0, dt, 2500)).states).toEqual(inCore.states)
})

test('a learned system knows its Jacobian', () => {
  const [map, field] = [learnFlowMap(data, { width: 10 }), learnVectorField(data, { width: 10, derivatives: spiral })]
  const jacobian = new Float64Array(4)
  field.jacobian?.(0, Float64Array.of(0.3, 0.1), jacobian)
  for (const [k, value] of [-0.1, -1, 1, -0.1].entries()) expect(jacobian[k]).toBeCloseTo(value, 9)
  map.jacobian?.(0, Float64Array.of(0.3, 0.1), jacobian)
  const [a, c] = exact(dt, [1, 0])
  const [b, d] = exact(dt, [0, 1])
  for (const [k, value] of [a, b, c, d].entries()) expect(jacobian[k]).toBeCloseTo(value, 9)
})
