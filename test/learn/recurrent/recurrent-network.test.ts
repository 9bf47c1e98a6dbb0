import fc from 'fast-check'
import { expect, test } from 'vitest'
import { iterate } from '../../../src/integrate/iterate.ts'
import { learnRecurrentNetwork } from '../../../src/learn/recurrent/learn-recurrent-network.ts'
import { swim } from '../../../src/network/swim.ts'
import { rollout } from '../../../src/rollout.ts'
import { defineMap } from '../../../src/system/define-map.ts'
import { component, slice, stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { maxDifference } from '../../integrate/problems.ts'

/** Eigenvalues 0.9 ± 0.3i and −0.5; every variable feels all three. */
const linear = defineMap({
  name: 'linear',
  equations: { x: '0.9*x - 0.3*y + 0.1*z', y: '0.3*x + 0.9*y + 0.2*z', z: '-0.5*z' },
  initialState: [1, 2, 3],
  dt: 0.5,
})

const starts = [
  [1, 2, 3],
  [-2, 1, 1],
  [0.5, -1, -4],
]
/** Of unequal lengths. */
const runs = starts.map((start, i) => iterate(linear, start, 25 + 10 * i))

function observe(run: Trajectory): Trajectory {
  return { ...run, dim: 1, states: component(run, 0), variables: ['x'] }
}

/** Scalar samples, 0.1 apart. */
function record(n: number, sample: (i: number) => number): Trajectory {
  return {
    dim: 1,
    times: timeGrid(0, 0.1, n - 1),
    states: Float64Array.from({ length: n }, (_, i) => sample(i)),
    status: 'complete',
  }
}

test.each([
  ['seen whole', 1, runs],
  ['through one variable', 3, runs.map(observe)],
] as const)('a linear system %s: its eigenvalues are among those of the Koopman matrix', (_, delays, records) => {
  const { koopman } = learnRecurrentNetwork(records, { delays, width: 12, sampler: swim({ slopeScale: 0.3 }) })
  const { real, imaginary } = koopman!.eigenvalues
  expect(real.length).toBe(1 + 3 + 12)
  for (const [a, b] of [
    [0.9, 0.3],
    [0.9, -0.3],
    [-0.5, 0],
    [1, 0],
  ])
    expect(Math.min(...real.map((value, k) => Math.hypot(value - a, imaginary[k] - b)))).toBeLessThan(1e-9)
})

test('no pair crosses from one record into the next: several short records give the system to rounding', () => {
  const model = learnRecurrentNetwork(runs.map(observe), { delays: 3, width: 12 })
  const truth = observe(iterate(linear, [3, -1, 2], 30))
  const along = model.synchronize(truth)
  expect(along.times[0]).toBe(truth.times[2])
  const forecast = rollout(model, stateAt(along, 0), along.times)
  expect(maxDifference(forecast.states, along.states)).toBeLessThan(1e-10)
})

test('a record that ends with the warm-up adds nothing', () => {
  const records = runs.map(observe)
  const options = { delays: 3, width: 12 }
  const short = observe(iterate(linear, [9, 9, 9], 2))
  const [with_, without] = [[short, ...records], records].map((list) => learnRecurrentNetwork(list, options))
  expect(with_.network).toEqual(without.network)
})

test('harmonic oscillator through its position: 100 periods ahead to rounding', () => {
  const phase = (i: number): number => Math.cos(0.1 * i)
  const model = learnRecurrentNetwork(record(400, phase), { delays: 2, width: 20 })
  const ahead = model.synchronize(record(6300, (i) => 0.7 * phase(i + 3)))
  const forecast = rollout(model, stateAt(ahead, 0), ahead.times)
  // Measured 1.7e-12.
  expect(maxDifference(forecast.states, ahead.states)).toBeLessThan(1e-9)
})

test.each([true, false])('a step is C·K·φ of the state (linear: %s)', (withState) => {
  const data = record(300, (i) => Math.sin(0.1 * i) + 0.3 * Math.cos(0.271 * i))
  const model = learnRecurrentNetwork(data, {
    delays: 4,
    width: 15,
    linear: withState,
    ridge: { relative: 1e-6 },
  })
  const { count, matrix, readout, lift, lifted } = model.koopman!
  const state = stateAt(model.synchronize(data), 50)
  const next = new Float64Array(4)
  model.advance(state, next, 0)
  const z = new Float64Array(count)
  lifted!.advance(lift(state), z, 0)
  for (let i = 0; i < count; i++)
    expect(z[i]).toBeCloseTo(
      lift(state).reduce((sum, value, j) => sum + matrix[i * count + j] * value, 0),
      12,
    )
  for (let j = 0; j < 4; j++)
    expect(z.reduce((sum, value, k) => sum + readout[j * count + k] * value, 0)).toBeCloseTo(next[j], 9)
})

test('with the state among the features the state map is the plain readout; without it is not', () => {
  const data = record(300, (i) => Math.sin(0.1 * i) + 0.3 * Math.cos(0.271 * i))
  const difference = (withState: boolean): number => {
    const options = { delays: 4, width: 15, linear: withState, ridge: { relative: 1e-6 } }
    const [a, b] = (['edmd', 'none'] as const).map((stateMap) => {
      const model = learnRecurrentNetwork(data, { ...options, stateMap })
      const along = model.synchronize(data)
      return rollout(model, stateAt(along, 0), along.times.subarray(0, 20)).states
    })
    return maxDifference(a, b)
  }
  expect(difference(true)).toBeLessThan(1e-9)
  expect(difference(false)).toBeGreaterThan(1e-5)
})

test('many steps at once are the same bits as one by one, and the Jacobian is their slope', () => {
  const data = record(300, (i) => Math.sin(0.1 * i) + 0.3 * Math.cos(0.271 * i))
  const model = learnRecurrentNetwork(data, { delays: 3, width: 15, ridge: { relative: 1e-6 } })
  const { orbit: _, ...oneByOne } = model
  expect(model.orbit).toBeDefined()
  const times = timeGrid(0, model.dt, 40)
  expect(rollout(model, model.initialState, times).states).toEqual(rollout(oneByOne, model.initialState, times).states)
  const state = Float64Array.from(model.initialState)
  const [jacobian, ahead, behind] = [new Float64Array(9), new Float64Array(3), new Float64Array(3)]
  model.jacobian!(0, state, jacobian)
  for (let j = 0; j < 3; j++) {
    const moved = (by: number) => state.map((value, k) => (k === j ? value + by : value))
    model.advance(moved(1e-5), ahead, 0)
    model.advance(moved(-1e-5), behind, 0)
    for (let i = 0; i < 3; i++) expect((ahead[i] - behind[i]) / 2e-5).toBeCloseTo(jacobian[3 * i + j], 6)
  }
})

test('the seed decides every bit', () => {
  const data = record(200, (i) => Math.sin(0.3 * i) ** 3)
  const [one, again, other] = [7, 7, 8].map((seed) => learnRecurrentNetwork(data, { delays: 3, width: 10, seed }))
  expect(again.network).toEqual(one.network)
  expect(again.koopman?.matrix).toEqual(one.koopman?.matrix)
  expect(other.network).not.toEqual(one.network)
})

const models = [1, 2, 5].map((delays) => {
  const full = iterate(linear, [1, 2, 3], 40)
  const states = full.states.filter((_, k) => k % 3 < 2)
  return learnRecurrentNetwork({ ...full, dim: 2, states, variables: ['x', 'y'] }, { delays, width: 3, warmup: 6 })
})

test('synchronized is what driving sample by sample leads to, wherever it began', () => {
  const value = fc.double({ min: -1e3, max: 1e3, noNaN: true })
  const sample = fc.tuple(value, value)
  fc.assert(
    fc.property(
      fc.constantFrom(...models),
      fc.array(sample, { minLength: 7, maxLength: 30 }),
      value,
      (model, samples, at) => {
        const observed: Trajectory = {
          dim: 2,
          times: timeGrid(0, 0.5, samples.length - 1),
          states: Float64Array.from(samples.flat()),
          status: 'complete',
        }
        const along = model.synchronize(observed)
        let state = new Float64Array(model.dim).fill(at)
        samples.forEach((row, i) => {
          const next = new Float64Array(model.dim)
          model.drive(state, row, next)
          state = next
          if (i >= model.warmup) expect([...state]).toEqual([...stateAt(along, i - model.warmup)])
        })
        expect(along.times).toEqual(observed.times.subarray(model.warmup))
      },
    ),
  )
})

test('a longer warm-up drops what comes before it', () => {
  const data = record(200, (i) => (i < 50 ? 100 : Math.sin(0.2 * i)))
  const options = { delays: 3, width: 10 }
  const late = learnRecurrentNetwork(data, { ...options, warmup: 52 })
  const cut = learnRecurrentNetwork(slice(data, 50), options)
  expect(late.network).toEqual(cut.network)
})

test('bad options and records are refused with the value', () => {
  const data = record(50, (i) => Math.sin(i))
  const options = { delays: 8, width: 5 }
  expect(() => learnRecurrentNetwork(data, { ...options, warmup: 6 })).toThrow(
    'warmup must be a whole number from 7 up, got 6: 8 delays look back 7 samples',
  )
  expect(() => learnRecurrentNetwork(data, { ...options, warmup: 49 })).toThrow('need 51 samples, got at most 50')
  expect(() => learnRecurrentNetwork(data, { ...options, delays: 0 })).toThrow(
    'delays must be a whole number from 1 up',
  )
  expect(() => learnRecurrentNetwork(data, { ...options, stateMap: 'dmd' as 'edmd' })).toThrow("got 'dmd'")
  const model = learnRecurrentNetwork(data, options)
  expect(() => model.synchronize(slice(data, 0, 7))).toThrow(
    '7 samples, but a warm-up of 7 needs 8; give a longer record',
  )
  expect(() => model.synchronize(runs[0])).toThrow('the record has dim 3, not 1')
  expect(() => model.withControls(() => {})).toThrow('no controls to vary')
  expect(() => model.with({ u: 1 })).toThrow("no parameters, so no 'u'")
})
