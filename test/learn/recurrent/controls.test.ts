import { expect, test } from 'vitest'
import { learnRecurrentNetwork } from '../../../src/learn/recurrent/learn-recurrent-network.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { rollout } from '../../../src/rollout.ts'
import { stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { maxDifference } from '../../integrate/problems.ts'

const dt = 0.1

/** y[n+1] = next(y[n], y[n−1], u[n], u[n−1]) from y = 0 under white controls in [−1, 1]. */
function driven(n: number, seed: number, next: (y: number, before: number, u: number, past: number) => number) {
  const random = seededRandom(seed, 9)
  const u = Float64Array.from({ length: n }, () => 2 * random() - 1)
  const states = new Float64Array(n)
  for (let i = 1; i < n; i++) states[i] = next(states[i - 1], states[i - 2] ?? 0, u[i - 1], u[i - 2] ?? 0)
  const record: Trajectory = { dim: 1, times: timeGrid(0, dt, n - 1), states, status: 'complete', variables: ['y'] }
  return { record, u }
}

/** A damped oscillator seen through its position: the force of two steps counts. */
const arx = (y: number, before: number, u: number, past: number): number =>
  1.6 * y - 0.8 * before + 0.5 * u + 0.3 * past

const runs = [driven(120, 1, arx), driven(80, 2, arx)]
const controls = { names: ['u'], values: runs.map(({ u }) => u) }

test.each(['edmd', 'none'] as const)(
  'a linear driven system is learned to rounding, from several records (%s)',
  (stateMap) => {
    const options = { delays: 2, width: 8, controls, stateMap }
    const model = learnRecurrentNetwork(
      runs.map(({ record }) => record),
      options,
    )
    const unseen = driven(300, 3, arx)
    const along = model.synchronize(unseen.record)
    const varying = model.withControls((t, u) => {
      u[0] = unseen.u[Math.round(t / dt)]
    })
    const forecast = rollout(varying, stateAt(along, 0), along.times)
    expect(maxDifference(forecast.states, along.states)).toBeLessThan(1e-9)
  },
)

test('held controls are parameters: the state comes to rest where a constant force holds it', () => {
  const model = learnRecurrentNetwork(
    runs.map(({ record }) => record),
    { delays: 2, width: 8, controls },
  )
  const held = model.with({ u: 0.4 })
  expect([model.parameters.u, held.parameters]).toEqual([runs[0].u[0], { u: 0.4 }])
  const rest = stateAt(rollout(held, [0, 0], timeGrid(0, dt, 400)), -1)
  expect(rest[0]).toBeCloseTo((0.8 * 0.4) / 0.2, 9)
  expect(() => model.with({ v: 1 })).toThrow("no parameter 'v'")
})

test('a step is C·(K·φ + B·ψ)', () => {
  const options = { delays: 2, width: 8, controlWidth: 5, linear: false, controls, ridge: { relative: 1e-6 } }
  const model = learnRecurrentNetwork(
    runs.map(({ record }) => record),
    options,
  )
  const { count, matrix, control, readout, lift, liftControls, lifted } = model.koopman!
  expect([count, control.length / count, lifted]).toEqual([9, 5, undefined])
  const [state, next] = [Float64Array.of(0.3, -0.2), new Float64Array(2)]
  model.with({ u: 0.7 }).advance(state, next, 0)
  const [z, psi] = [lift(state), liftControls([0.7, 0.7])]
  const sum = (row: Float64Array, values: Float64Array): number => row.reduce((s, value, k) => s + value * values[k], 0)
  const after = z.map(
    (_, i) => sum(matrix.subarray(i * count, (i + 1) * count), z) + sum(control.subarray(i * 5, (i + 1) * 5), psi),
  )
  for (const j of [0, 1]) expect(sum(readout.subarray(j * count, (j + 1) * count), after)).toBeCloseTo(next[j], 10)
})

test('what a control does need not be linear: neurons of its own see it', () => {
  const bent = (y: number, _: number, u: number): number => 0.6 * y + u * u * u - 0.5 * u * u
  const run = driven(600, 4, bent)
  const unseen = driven(100, 5, bent)
  const worst = (controlWidth: number): number => {
    const of = { names: ['u'], values: [run.u] }
    const model = learnRecurrentNetwork(run.record, { delays: 1, width: 8, controlWidth, controls: of })
    const varying = model.withControls((t, u) => {
      u[0] = unseen.u[Math.round(t / dt)]
    })
    return maxDifference(rollout(varying, [0], unseen.record.times).states, unseen.record.states)
  }
  expect(worst(40)).toBeLessThan(1e-3 * worst(1))
})

test('controls that do not fit the records are refused', () => {
  const records = runs.map(({ record }) => record)
  const learn = (values: Float64Array[]) =>
    learnRecurrentNetwork(records, { delays: 2, width: 8, controls: { names: ['u'], values } })
  expect(() => learn([runs[0].u])).toThrow('controls of 1 trajectories for 2')
  expect(() => learn([runs[0].u, runs[0].u])).toThrow('trajectory 1 has 120 control values, but 80 samples')
})
