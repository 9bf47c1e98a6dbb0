import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withFunctions } from '../../src/dataset/adjustment.ts'
import { type AdjustmentOptions, detrend, fitAdjustment } from '../../src/dataset/fit-adjustment.ts'
import { seededRandom } from '../../src/math/random.ts'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'

const small = fc.integer({ min: -50, max: 50 }).map((k) => k / 10)

/** Two variables with a polynomial trend of time and a season of n phases, and nothing else. */
const trendAndSeason = fc
  .record({
    degree: fc.integer({ min: 0, max: 2 }),
    season: fc.integer({ min: 2, max: 7 }),
    samples: fc.integer({ min: 30, max: 60 }),
    start: fc.constantFrom(0, -3.25, 1950),
    coefficients: fc.array(small, { minLength: 6, maxLength: 6 }),
    phases: fc.array(small, { minLength: 14, maxLength: 14 }),
  })
  .map(({ degree, season, samples, start, coefficients, phases }) => {
    const value = (j: number, t: number): number => {
      const x = (t - start) / 10
      const trend = coefficients.slice(3 * j, 3 * j + degree + 1).reduceRight((sum, c) => sum * x + c, 0)
      return trend + phases[(Math.round((t - start) / 0.25) % season) + 7 * j]
    }
    const at = (times: Float64Array): Trajectory => ({
      dim: 2,
      times,
      states: Float64Array.from({ length: 2 * times.length }, (_, k) => value(k % 2, times[k >> 1])),
      status: 'complete',
    })
    const times = timeGrid(start, 0.25, 2 * samples)
    return { degree, season, record: at(times.slice(0, samples)), future: at(times.slice(samples)) }
  })

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

test('polynomial trend and season are recovered exactly: nothing remains, and both are continued', () => {
  fc.assert(
    fc.property(trendAndSeason, ({ degree, season, record, future }) => {
      const adjustment = fitAdjustment(record, { trend: degree, season })
      const scale = 1e-11 * (1 + largest(record.states))
      expect(largest(adjustment.remove(record).states)).toBeLessThan(scale)
      const none = { ...future, states: new Float64Array(future.states.length) }
      const continued = adjustment.restore(none).states.map((value, k) => value - future.states[k])
      expect(largest(continued)).toBeLessThan(1e-10 * (1 + largest(future.states)))
    }),
  )
})

test('the same from pieces, each with the phase that its times say', () => {
  fc.assert(
    fc.property(trendAndSeason, fc.integer({ min: 5, max: 25 }), ({ degree, season, record, future }, cut) => {
      const pieces = [slice(record, 0, cut), slice(record, cut + 2), slice(future, 3)]
      const adjustment = fitAdjustment(pieces, { trend: degree, season })
      for (const part of [...pieces, record, future])
        expect(largest(adjustment.remove(part).states)).toBeLessThan(1e-10 * (1 + largest(future.states)))
    }),
  )
})

const anyOptions: fc.Arbitrary<AdjustmentOptions> = fc.record(
  {
    trend: fc.constantFrom(0, 1, 2),
    season: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant({ period: 4.3, harmonics: 2 })),
  },
  { requiredKeys: [] },
)

test('restoring what was removed gives any record back, to rounding', () => {
  fc.assert(
    fc.property(fc.array(small, { minLength: 20, maxLength: 60 }), anyOptions, (values, options) => {
      const times = timeGrid(5, 0.5, values.length - 1)
      const record: Trajectory = { dim: 1, times, states: Float64Array.from(values), status: 'complete' }
      const adjustment = fitAdjustment(record, options)
      const back = adjustment.restore(adjustment.remove(record))
      expect(largest(back.states.map((value, i) => value - values[i]))).toBeLessThan(
        1e-13 * (1 + largest(record.states)),
      )
    }),
  )
})

test('what remains is orthogonal to trend and season, and removing twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(small, { minLength: 20, maxLength: 60 }), anyOptions, (values, options) => {
      const record: Trajectory = {
        dim: 1,
        times: timeGrid(0, 1, values.length - 1),
        states: Float64Array.from(values),
        status: 'complete',
      }
      const once = fitAdjustment(record, options).remove(record)
      const twice = fitAdjustment(once, options).remove(once)
      expect(largest(twice.states.map((value, i) => value - once.states[i]))).toBeLessThan(1e-10)
    }),
  )
})

test('harmonics of a period that is no whole number of samples, at irregular times, with a trend', () => {
  const random = seededRandom(8)
  const value = (t: number): number =>
    3 - 0.2 * t + 0.01 * t * t + 2 * Math.cos((2 * Math.PI * t) / 5.37 + 1) + Math.sin((4 * Math.PI * t) / 5.37)
  const times = Float64Array.from({ length: 90 }, (_, i) => 0.4 * i + 0.3 * random())
  const record: Trajectory = { dim: 1, times, states: times.map(value), status: 'complete' }
  const adjustment = fitAdjustment(record, { trend: 2, season: { period: 5.37, harmonics: 2 } })
  expect(largest(adjustment.remove(record).states)).toBeLessThan(1e-12)
  const later = timeGrid(60, 0.7, 30)
  const continued = adjustment.restore({ ...record, times: later, states: new Float64Array(31) })
  expect(largest(continued.states.map((v, i) => v - value(later[i])))).toBeLessThan(1e-10)
})

test('a season alone keeps the level, degree 0 takes the mean; a line is found under a season it does not begin with', () => {
  const times = timeGrid(0, 1, 16)
  const record: Trajectory = { dim: 1, times, states: times.map((t) => 10 + 3 * (t % 3)), status: 'complete' }
  expect(
    largest(
      fitAdjustment(record, { season: 3 })
        .remove(record)
        .states.map((v) => v - 13),
    ),
  ).toBeLessThan(1e-12)
  expect(largest(fitAdjustment(record, { season: 3, trend: 0 }).remove(record).states)).toBeLessThan(1e-12)
  const { trend, unit } = fitAdjustment(record, { season: 3, trend: 1 })
  expect(Math.abs(trend[0][1] / unit)).toBeLessThan(1e-12)
  const line: Trajectory = { ...record, states: times.map((t) => 2 - 0.5 * t) }
  expect(largest(detrend(line).states)).toBeLessThan(1e-13)
  expect(largest(detrend(line, 0).states)).toBeCloseTo(4, 13)
})

test('it is plain data: what a file keeps of it has the same functions', () => {
  const times = timeGrid(0, 1, 30)
  const record: Trajectory = { dim: 1, times, states: times.map((t) => t + (t % 4)), status: 'complete' }
  const adjustment = fitAdjustment(record, { trend: 1, season: 4 })
  const { remove, restore, ...data } = adjustment
  expect(withFunctions(structuredClone(data)).remove(record)).toEqual(remove(record))
  expect(restore(record).states[0]).toBeCloseTo(record.states[0] + (record.states[0] - remove(record).states[0]), 12)
})

test('what cannot be told apart, and bad options, are refused with the value', () => {
  const times = timeGrid(0, 1, 11)
  const record: Trajectory = { dim: 1, times, states: times.map((t) => t * t), status: 'complete' }
  expect(() => fitAdjustment(record, { trend: 1, season: 12 })).toThrow('12 samples do not tell 13 terms')
  expect(() => fitAdjustment(slice(record, 0, 2), { trend: 2 })).toThrow('2 samples do not tell 3 terms')
  expect(() => fitAdjustment(record, { season: 13 })).toThrow('12 samples do not')
  expect(() => fitAdjustment(record, { trend: 1.5 })).toThrow('got 1.5')
  expect(() => fitAdjustment(record, { season: 2.5 })).toThrow('season must be a whole number from 1 up, got 2.5')
  expect(() => fitAdjustment(record, { season: { period: 13, harmonics: 1 } })).toThrow('do not cover one period of 13')
  expect(() => fitAdjustment(record, { season: { period: 6, harmonics: 3 } })).toThrow('harmonic 3 of a period of 6')
  expect(() => fitAdjustment(record, { season: { period: 6, harmonics: 0 } })).toThrow('got 0')
  const wide: Trajectory = { ...record, dim: 2, times: times.subarray(0, 6) }
  expect(() => fitAdjustment(record, { trend: 1 }).remove(wide)).toThrow('dim 2, but the adjustment is of dim 1')
})
