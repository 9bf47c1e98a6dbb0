import { expect, test } from 'vitest'
import { calibrateForecast } from '../../src/forecast/calibrate-forecast.ts'
import { forecast } from '../../src/forecast/forecast.ts'
import { support } from '../../src/forecast/support.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { persistence } from '../../src/learn/baselines/persistence.ts'
import { learnEnsemble } from '../../src/learn/ensemble/ensemble.ts'
import { ensembleField } from '../../src/learn/ensemble/ensemble-system.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { learnVectorField } from '../../src/learn/vector-field.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

const record = integrate(lorenz63, [1, 1, 20], timeGrid(0, 0.05, 3000))
const known = slice(record, 0, 1500)
const flow = learnFlowMap(known, { width: 60 })
const data = support(known)

test('a learned map from a record: bands, trusted horizon, distances, and the horizon as the reason', () => {
  const calibration = calibrateForecast(flow, slice(record, 1500), { horizon: 40, windows: 30 })
  const start = slice(record, 0, 2400)
  const found = forecast(flow, start, 40, { calibration, support: data, lyapunovExponent: 0.9056 })
  expect(found.stopped).toMatchObject({ reason: 'horizon' })
  expect(found.trajectory).toEqual({ ...found.trajectory, dim: 3, variables: ['x', 'y', 'z'], status: 'complete' })
  expect(found.trajectory.times[0]).toBeCloseTo(record.times[2400], 9)
  expect(found.stopped.time).toBeCloseTo(found.trajectory.times[39], 9)
  for (const [k, value] of found.trajectory.states.entries()) {
    expect(found.upper![k] - value).toBeCloseTo(calibration.halfWidths[k], 9)
    expect(value - found.lower![k]).toBeCloseTo(calibration.halfWidths[k], 9)
  }
  expect(found.coverage).toBe(0.9)
  expect(found.trusted!.time).toBe(calibration.promised.time)
  expect(found.trusted!.lyapunovTimes!.time).toBeCloseTo(0.9056 * calibration.promised.time, 12)
  expect(found.trusted!.text).toMatch(
    /^valid for at least [\d.]+ Lyapunov times at 90 %, usually .* 30 windows; error below 0.4/,
  )
  expect(found.distance).toHaveLength(40)
  const { lower, upper } = flow.trainingRegion
  const isInside = (state: Float64Array): boolean => state.every((value, j) => value >= lower[j] && value <= upper[j])
  expect(found.inside).toEqual(Array.from({ length: 40 }, (_, k) => isInside(stateAt(found.trajectory, k))))
  expect(structuredClone(found)).toEqual(found)
})

test('a forecast that leaves the box of its training data is cut before, and trusted no further', () => {
  const shrink = { lower: [-30, -30, 0], upper: [30, 30, 30] }
  const calibration = calibrateForecast(flow, slice(record, 1500), { horizon: 40, windows: 30, threshold: 1e3 })
  const found = forecast(flow, slice(record, 0, 2400), 40, { region: shrink, margin: 0, calibration })
  const { times, states, status } = found.trajectory
  expect(found.stopped.reason).toBe('left the training region')
  expect(found.stopped.message).toMatch(/left the training region in z at t = /)
  expect(times.length).toBeLessThan(40)
  expect(found.stopped.time).toBeCloseTo(times[times.length - 1] + 0.05, 9)
  expect(status).toBe('left-region')
  for (let i = 2; i < states.length; i += 3) expect(states[i]).toBeLessThanOrEqual(30)
  expect(calibration.promised.time).toBeCloseTo(2, 9)
  expect(found.trusted!.time).toBeCloseTo(0.05 * times.length, 9)
  expect(found.lower).toHaveLength(states.length)
})

test('a forecast that strays from the data is cut where it is too far', () => {
  // Out of the attractor along a straight line, a tenth of a standard deviation at a time.
  const step = data.scale[0] / 10
  const away = defineMap({
    name: 'away',
    parameters: {},
    equations: { x: `x - ${step}`, y: 'y', z: 'z' },
    initialState: { x: 0, y: 0, z: 0 },
  })
  const found = forecast({ ...away, dt: 0.05 }, known, 100, { support: data })
  expect(found.stopped).toMatchObject({ reason: 'far from the data' })
  const limit = 2 * Math.max(data.limit, 0.1 * Math.sqrt(3))
  expect(Math.max(...found.distance!) * data.usual).toBeLessThanOrEqual(limit)
  expect(found.trajectory.times.length).toBeGreaterThan(0)
  expect(found.trajectory.times.length).toBeLessThan(100)
})

test('numbers that fail and steps that vanish are reasons with a time; the rest is finite', () => {
  const square = defineMap({ name: 'square', parameters: {}, equations: { x: 'x^2' }, initialState: { x: 10 } })
  const map = forecast(square, [10], 20)
  // 10^(2^i) is finite up to i = 8.
  expect(map.trajectory.times).toHaveLength(8)
  expect(map.stopped).toMatchObject({ reason: 'diverged', time: 9 })
  expect(map.stopped.message).toContain('t = 9')
  expect(map.trajectory.states.every(Number.isFinite)).toBe(true)

  const vanDerPol = defineOde({
    name: 'van der Pol',
    parameters: { mu: 1e4 },
    equations: { x: 'v', v: 'mu*(1 - x^2)*v - x' },
    initialState: { x: 2, v: 0 },
  })
  const stiff = forecast(vanDerPol, [2, 0], 50, { interval: 1, integrator: dop853({ maxSteps: 100 }) })
  expect(stiff.stopped.reason).toBe('stiff')
  expect(stiff.trajectory.times.length).toBeLessThan(50)
  expect(stiff.stopped.time).toBeCloseTo(stiff.trajectory.times.length + 1, 9)
  expect(() => forecast(vanDerPol, [2, 0], 5)).toThrow('give `interval`')
})

test('members of a mean field go on by themselves; the bands hold the asked part of them', () => {
  const fields = ensembleField(
    learnEnsemble((seed) => learnVectorField(known, { width: 40, seed, derivatives: lorenz63 }), { members: 5 }),
  )
  const found = forecast(fields, slice(record, 0, 2000), 60, { coverage: 0.5, margin: 9 })
  expect(found.stopped.reason).toBe('horizon')
  expect(found.members!.members).toBe(5)
  const alone = fields.members.map((member) => forecast(member, slice(record, 0, 2000), 60, { margin: 9 }).trajectory)
  for (let k = 0; k < 180; k++) {
    // Half of five: between the second and the fourth.
    const sorted = alone.map(({ states }) => states[k]).sort((a, b) => a - b)
    expect(found.members!.lower[k]).toBeCloseTo(sorted[1], 6)
    expect(found.members!.upper[k]).toBeCloseTo(sorted[3], 6)
  }
})

test('a list of forecasters stands for their median', () => {
  const x: Trajectory = { ...known, dim: 1, states: known.states.filter((_, k) => k % 3 === 0), variables: ['x'] }
  const list = [3, 5, 8].map((delays) => linearAutoregression(x, { delays }))
  const found = forecast(list, x, 10, { support: support(x, { delays: 4 }) })
  expect(found.trajectory.variables).toEqual(['x'])
  expect(found.members!.members).toBe(3)
  expect(found.distance).toHaveLength(10)
  for (let i = 0; i < 10; i++) {
    const alone = list.map((one) => forecast(one, x, 10).trajectory.states[i]).sort((a, b) => a - b)
    expect(found.trajectory.states[i]).toBe(alone[1])
  }
})

test('calibrations and supports that do not fit are refused', () => {
  const calibration = calibrateForecast(flow, record, { horizon: 10 })
  const start = slice(record, 0, 100)
  expect(() => forecast(flow, start, 11, { calibration })).toThrow(
    'horizon of 11 samples, but the calibration is for 10',
  )
  expect(() => forecast(flow, start, 0)).toThrow('forecast: horizon must be a whole number from 1 up, got 0')
  expect(() => forecast(flow, stateAt(start, 0), 5, { support: support(known, { delays: 3 }) })).toThrow(
    'needs a history of 2 samples',
  )
  const x: Trajectory = { ...start, dim: 1, states: start.states.filter((_, k) => k % 3 === 0), variables: ['x'] }
  expect(() => forecast(persistence(x, { delays: 1 }), x, 5, { calibration })).toThrow('calibration is for dim 3')
  expect(() => forecast(flow, start, 5, { calibration, lyapunovExponent: 0 })).toThrow(
    'lyapunovExponent must be positive',
  )
  const slow = iterate({ ...flow, dt: 0.1 }, flow.initialState, 20)
  expect(() => forecast(flow, slow, 5)).toThrow('sampled every 0.1')
})
