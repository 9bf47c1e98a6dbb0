import { expect, test } from 'vitest'
import type { Trajectory } from '../../src/index.ts'
import { compare, errorOverTime, invariantDrift, rmse, timeGrid, validTime } from '../../src/index.ts'

/** A trajectory with the given rows at times 0, 1, 2, … */
function at(rows: number[][], dt = 1, status: Trajectory['status'] = 'complete'): Trajectory {
  return {
    dim: rows[0].length,
    times: timeGrid(0, dt, rows.length - 1),
    states: Float64Array.from(rows.flat()),
    status,
  }
}

test('error over time is the root mean square of scaled differences', () => {
  const errors = errorOverTime(
    at([
      [0, 0],
      [1, 1],
    ]),
    at([
      [0, 0],
      [4, 9],
    ]),
    [1, 2],
  )
  expect([...errors]).toEqual([0, Math.sqrt((9 + 16) / 2)])
})

test('an error that grows as e^{λt} crosses the threshold at ln(threshold/e₀)/λ, in Lyapunov times ln(threshold/e₀)', () => {
  const n = 4000
  const dt = 0.01
  const truth = at(
    Array.from({ length: n }, () => [0]),
    dt,
  )
  const prediction = at(
    Array.from({ length: n }, (_, i) => [1e-6 * Math.exp(0.5 * i * dt)]),
    dt,
  )
  const { validTime: valid } = compare(truth, prediction, { scale: [1], threshold: 0.4, lyapunovExponent: 0.5 })
  expect(Math.abs(valid.median - Math.log(0.4e6))).toBeLessThan(0.5 * dt)
  expect(valid).toMatchObject({ unit: 'Lyapunov times', threshold: 0.4, unfinished: 0 })
  expect(compare(truth, prediction, { scale: [1] }).validTime.unit).toBe('time units')
})

test('a prediction that stops early was valid until it stopped; one that never fails is a lower bound', () => {
  const times = timeGrid(0, 1, 5)
  expect(validTime(times, Float64Array.of(0, 0, 0), 0.4)).toEqual({ time: 3, ended: true })
  expect(validTime(times, new Float64Array(6), 0.4)).toEqual({ time: 5, ended: false })
  expect(validTime(times, Float64Array.of(0, Number.NaN), 0.4)).toEqual({ time: 1, ended: true })
})

test('several starts: median and spread of valid times, stops listed with their reason, medians end where half have stopped', () => {
  const truth = at([[0], [0], [0], [0]])
  const predictions = [at([[0], [9], [9], [9]]), at([[0], [0], [9], [9]]), at([[0], [0]], 1, 'diverged')]
  const result = compare([truth, truth, truth], predictions, { scale: [1] })
  expect(result.validTime).toMatchObject({ values: [1, 2, 2], median: 2, min: 1, max: 2, unfinished: 0, horizon: 3 })
  expect(result.stopped).toEqual([{ start: 2, status: 'diverged', message: undefined }])
  expect([...result.medianError]).toEqual([0, 0, 9, 9])
})

test('RMSE pools starts and times; NRMSE divides by the scale, by default the truths’ standard deviation', () => {
  const truth = at([[0], [2], [0], [2]])
  const prediction = at([[1], [3], [1], [3]])
  expect([...rmse([{ truth, prediction }])]).toEqual([1])
  const result = compare(truth, prediction)
  expect([...result.scale]).toEqual([1])
  expect([...result.nrmse]).toEqual([1])
})

test('the agreement of two truths stands beside the valid time', () => {
  const truth = at([[0], [0], [0]])
  const { agreementTime } = compare(truth, truth, { scale: [1], secondTruths: at([[0], [0], [1]]) })
  expect(agreementTime?.median).toBe(2)
})

test('invariant drift is relative, or absolute where the invariant starts at zero', () => {
  const energy = (_t: number, y: Float64Array): number => y[0]
  expect(invariantDrift(at([[2], [2.5], [1]]), energy)).toMatchObject({ initial: 2, max: 0.5, relative: true })
  expect(invariantDrift(at([[0], [0.25]]), energy)).toMatchObject({ max: 0.25, relative: false })
})

test.each<[string, () => unknown]>([
  ['truth has dim 1, prediction has dim 2', () => compare(at([[0]]), at([[0, 0]]), { scale: [1] })],
  ['times differ at index 1', () => compare(at([[0], [1]]), at([[0], [1]], 2), { scale: [1] })],
  ['1 truths, but 2 predictions', () => compare([at([[0]])], [at([[0]]), at([[0]])])],
  ['no trajectories', () => compare([], [])],
  ['scale of variable 0 is 0', () => compare(at([[5], [5]]), at([[5], [5]]))],
  ['scale has length 2, but dim is 1', () => errorOverTime(at([[0]]), at([[0]]), [1, 1])],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})
