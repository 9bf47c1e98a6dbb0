import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateDerivatives } from '../../../src/dataset/derivatives/estimate-derivatives.ts'
import { windowWeights } from '../../../src/dataset/derivatives/local-polynomial.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { type Trajectory, timeGrid } from '../../../src/trajectory.ts'

function sampled(f: (t: number) => readonly number[], times: Float64Array): Trajectory {
  return { dim: f(0).length, times, states: Float64Array.from(Array.from(times, f).flat()), status: 'complete' }
}

const random = seededRandom(5, 2)
const uneven = timeGrid(0, 0.1, 40).map((t) => t + 0.06 * random())

test('a local polynomial gives back polynomials of its degree and their derivatives, at uneven times, both ways', () => {
  const coefficient = fc.integer({ min: -5, max: 5 })
  fc.assert(
    fc.property(
      fc.array(coefficient, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(1, -1),
      (c, extra, direction) => {
        const value = (t: number): number => c.reduceRight((sum, a) => sum * t + a, 0)
        const slope = (t: number): number => c.reduceRight((sum, a, k) => (k === 0 ? sum : sum * t + k * a), 0)
        const degree = c.length - 1
        const halfWidth = Math.ceil(degree / 2) + extra
        const times = uneven.map((t) => direction * t)
        const record = sampled((t) => [value(t), -value(t)], times)
        const estimate = estimateDerivatives(record, { method: 'local-polynomial', degree, halfWidth })
        expect(estimate.first).toBe(halfWidth)
        expect(estimate.trajectory.times).toEqual(times.subarray(halfWidth, 41 - halfWidth))
        const size = Math.max(1, ...record.states.map(Math.abs))
        estimate.trajectory.times.forEach((t, i) => {
          expect(Math.abs(estimate.trajectory.states[2 * i] - value(t)) / size).toBeLessThan(1e-11)
          expect(Math.abs(estimate.derivatives[2 * i] - slope(t)) / size).toBeLessThan(1e-10)
          expect(Math.abs(estimate.derivatives[2 * i + 1] + slope(t)) / size).toBeLessThan(1e-10)
        })
      },
    ),
  )
})

test('over uniform times the weights are those of Savitzky and Golay, table I: quadratic and cubic, 7 points', () => {
  const { value, slope } = windowWeights(timeGrid(0, 1, 6), 3, 3)
  for (const [l, weight] of [-2, 3, 6, 7, 6, 3, -2].entries()) expect(value[l]).toBeCloseTo(weight / 21, 14)
  for (const [l, weight] of [22, -67, -58, 0, 58, 67, -22].entries()) expect(slope[l]).toBeCloseTo(weight / 252, 14)
})

test('a window as narrow as its degree allows is a central difference', () => {
  const record = sampled((t) => [Math.exp(t)], timeGrid(0, 0.1, 20))
  const local = estimateDerivatives(record, { method: 'local-polynomial', degree: 4, halfWidth: 2 })
  const central = estimateDerivatives(record, { order: 4 })
  expect(local.trajectory.states.every((y, i) => Math.abs(y - central.trajectory.states[i]) < 1e-13)).toBe(true)
  for (const [i, slope] of local.derivatives.entries()) expect(slope).toBeCloseTo(central.derivatives[i], 11)
})

test.each([1, -1])('splines smooth states and give derivatives at uneven times, in direction %i', (direction) => {
  const noise = seededRandom(9, 4)
  const times = timeGrid(0, 0.02, 500).map((t) => direction * (t + 0.01 * noise()))
  const record = sampled((t) => [Math.sin(t) + 0.05 * (noise() - 0.5), 2 - t], times)
  const { trajectory, derivatives } = estimateDerivatives(record, { method: 'smoothing-spline' })
  for (let i = 50; i < 450; i++) {
    expect(Math.abs(trajectory.states[2 * i] - Math.sin(times[i]))).toBeLessThan(0.02)
    expect(Math.abs(derivatives[2 * i] - Math.cos(times[i]))).toBeLessThan(0.1)
    expect(Math.abs(derivatives[2 * i + 1] + 1)).toBeLessThan(1e-9)
  }
})

test.each<[string, Parameters<typeof estimateDerivatives>[1], string]>([
  [
    'a window too narrow',
    { method: 'local-polynomial', degree: 5, halfWidth: 2 },
    '5 samples does not determine degree',
  ],
  [
    'half a sample',
    { method: 'local-polynomial', halfWidth: 1.5 },
    'halfWidth must be a whole number from 1 up, got 1.5',
  ],
  ['a window too wide', { method: 'local-polynomial', halfWidth: 30 }, 'needs 61 samples, the trajectory has 41'],
  ['a negative penalty', { method: 'smoothing-spline', smoothing: -1 }, 'smoothing must be finite and not negative'],
  ['a method there is not', { method: 'loess' } as never, 'no derivatives by {"method":"loess"}'],
])('%s is refused', (_, source, message) => {
  const record = sampled((t) => [t], uneven)
  expect(() => estimateDerivatives(record, source)).toThrow(RangeError)
  expect(() => estimateDerivatives(record, source)).toThrow(message)
})
