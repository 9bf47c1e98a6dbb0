import { expect, test } from 'vitest'
import { oscillationPeriod, type Trajectory, timeGrid } from '../../src/index.ts'

function wave(dt: number, omega: number, phase: number): Trajectory {
  const times = timeGrid(3, dt, Math.round(40 / dt))
  return { dim: 1, times, states: times.map((t) => 2 + Math.sin(omega * t + phase)), status: 'complete' }
}

test.each([0.3, 1, 2.5])('a sine of frequency %d: its period, to fourth order in the sampling interval', (omega) => {
  const error = (dt: number): number => Math.abs(oscillationPeriod(wave(dt, omega, 0.7)) - (2 * Math.PI) / omega)
  expect(error(0.01)).toBeLessThan(1e-8)
  expect(error(0.2)).toBeLessThan(1e-3)
})

test('too few crossings are an error', () => {
  expect(() => oscillationPeriod(wave(0.1, 0.05, 0))).toThrow('upwards')
})
