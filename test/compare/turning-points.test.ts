import { expect, test } from 'vitest'
import { turningPoints } from '../../src/compare/turning-points.ts'
import { stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** sin t and cos t. */
function circle(dt: number): Trajectory {
  const times = timeGrid(0, dt, Math.round(30 / dt))
  const states = Float64Array.from({ length: 2 * times.length }, (_, k) =>
    k % 2 === 0 ? Math.sin(times[k >> 1]) : Math.cos(times[k >> 1]),
  )
  return { dim: 2, times, states, status: 'complete' }
}

test('maxima and minima of a sine: all of them, times to fourth order, the other variable there too', () => {
  const worst = (dt: number): number => {
    const maxima = turningPoints(circle(dt), 0, 'maximum')
    expect(maxima.times.length).toBe(5)
    return Math.max(
      ...Array.from(maxima.times, (t, k) => Math.abs(t - (2 * k + 0.5) * Math.PI)),
      ...Array.from(maxima.times, (_, k) => Math.abs(stateAt(maxima, k)[0] - 1)),
      ...Array.from(maxima.times, (_, k) => Math.abs(stateAt(maxima, k)[1])),
    )
  }
  expect(worst(0.05)).toBeLessThan(1e-6)
  expect(Math.log2(worst(0.2) / worst(0.1))).toBeGreaterThan(3.5)
  const minima = turningPoints(circle(0.05), 0, 'minimum')
  expect(minima.times.length).toBe(4 + 1)
  expect(minima.times[0]).toBeCloseTo(1.5 * Math.PI, 6)
})

test('a plateau counts once, a staircase never; the ends do not count', () => {
  const rows = (values: number[]): Trajectory => ({
    dim: 1,
    times: timeGrid(0, 1, values.length - 1),
    states: Float64Array.from(values),
    status: 'complete',
  })
  expect(turningPoints(rows([0, 0, 1, 2, 2, 1, 0, 0]), 0, 'maximum').times.length).toBe(1)
  expect(turningPoints(rows([0, 1, 2, 3, 4, 5]), 0, 'maximum').times.length).toBe(0)
  expect(turningPoints(rows([5, 1, 0, 1, 5]), 0, 'maximum').times.length).toBe(0)
})
