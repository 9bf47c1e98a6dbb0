import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RawRecord, rawRecord } from '../../src/dataset/raw-record.ts'
import { resample } from '../../src/dataset/resample.ts'
import { samplingInterval } from '../../src/dataset/sampling-interval.ts'
import { splitAtGaps } from '../../src/dataset/split-at-gaps.ts'
import { seededRandom } from '../../src/math/random.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** Values of two polynomials at irregular times, multiples of 0.1 with steps up to 0.7, a fifth of the values missing. */
const scattered = fc.record({
  steps: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 12, maxLength: 40 }),
  holes: fc.infiniteStream(fc.integer({ min: 0, max: 4 })),
  coefficients: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 8, maxLength: 8 }),
})

interface Scattered {
  readonly raw: RawRecord
  readonly exact: (j: number, t: number) => number
}

function polynomials(
  { steps, holes, coefficients }: { steps: number[]; holes: Iterator<number>; coefficients: number[] },
  degree: number,
): Scattered {
  let tenths = -20
  const times = [0, ...steps].map((step) => {
    tenths += step
    return tenths / 10
  })
  const exact = (j: number, t: number): number =>
    coefficients.slice(4 * j, 4 * j + degree + 1).reduceRight((sum, c) => (sum * t) / 5 + c / 10, 0)
  // Both variables begin and end the record.
  const missing = (i: number): boolean => holes.next().value === 0 && i > 0 && i < times.length - 1
  const rows = times.map((t, i) => [0, 1].map((j) => (missing(i) ? null : exact(j, t))))
  return { raw: rawRecord(times, rows, ['a', 'b']), exact }
}

function largestError({ times, states, dim }: Trajectory, exact: Scattered['exact']): number {
  return states.reduce(
    (most, value, k) => Math.max(most, Math.abs(value - exact(k % dim, times[Math.floor(k / dim)]))),
    0,
  )
}

test.each([
  ['linear', 1],
  ['cubic', 3],
] as const)(
  '%s interpolation is exact for polynomials of degree %i, whatever is missing and whenever',
  (method, degree) => {
    fc.assert(
      fc.property(scattered, fc.constantFrom(0.05, 0.13, 0.4), (data, interval) => {
        const { raw, exact } = polynomials(data, degree)
        const { pieces, report } = resample(raw, { interval, method, maxGap: Number.POSITIVE_INFINITY })
        expect(pieces.length).toBe(1)
        expect(largestError(pieces[0], exact)).toBeLessThan(1e-9)
        expect(samplingInterval(pieces[0])).toBeCloseTo(interval, 12)
        expect(pieces[0].times[0]).toBe(raw.times[0])
        const end = raw.times[raw.times.length - 1]
        expect(pieces[0].times[pieces[0].times.length - 1]).toBeLessThanOrEqual(end + 1e-4 * interval)
        expect(end - pieces[0].times[pieces[0].times.length - 1]).toBeLessThan(interval)
        expect(report).toMatchObject({ interval, values: 2 * pieces[0].times.length, gaps: [] })
        expect(report.missing).toBe(raw.states.filter(Number.isNaN).length)
      }),
    )
  },
)

test.each(['linear', 'cubic', 'smoothing-spline'] as const)(
  '%s: no gap is bridged, nothing is extrapolated',
  (method) => {
    fc.assert(
      fc.property(scattered, fc.constantFrom(0.25, 0.65, 1.05), (data, maxGap) => {
        const { raw } = polynomials(data, 3)
        let result: ReturnType<typeof resample>
        try {
          result = resample(raw, { interval: 0.1, method, maxGap, shortest: 1 })
        } catch (error) {
          expect((error as Error).message).toMatch('no piece between gaps')
          return
        }
        for (const { times } of result.pieces)
          for (const j of [0, 1]) {
            const known = Array.from(raw.times).filter((_, i) => !Number.isNaN(raw.states[2 * i + j]))
            const [from, to] = [times[0], times[times.length - 1]]
            // Every gap is before the piece or after it; it may begin or end where the piece does.
            for (let i = 1; i < known.length; i++)
              if (known[i] - known[i - 1] > maxGap * 1.0001)
                expect(to <= known[i - 1] + 1e-5 || from >= known[i] - 1e-5).toBe(true)
            expect(from).toBeGreaterThanOrEqual(known[0] - 1e-5)
            expect(to).toBeLessThanOrEqual(known[known.length - 1] + 1e-5)
          }
        const { gaps } = result.report
        expect(gaps.length).toBe(result.pieces.length - 1)
        for (const { from, to } of gaps) expect(to).toBeGreaterThan(from)
      }),
    )
  },
)

test('the report: how many values were interpolated, and where it split', () => {
  const x = [1, null, 3, 4, undefined, Number.NaN, null, 8, 9, 10]
  const { pieces, report } = resample(rawRecord(timeGrid(0, 1, 9), x))
  expect(pieces.map(({ states }) => [...states])).toEqual([
    [1, 2, 3, 4],
    [8, 9, 10],
  ])
  expect(report).toEqual({
    how: 'linear up to gaps of 3',
    interval: 1,
    missing: 4,
    values: 7,
    interpolated: 1,
    unused: 3,
    gaps: [{ from: 3, to: 7 }],
  })
  expect(resample(rawRecord(timeGrid(0, 1, 9), x), { maxGap: 4 }).report).toMatchObject({ interpolated: 4, gaps: [] })
})

test('a record that is uniform and whole comes back with the same bits, its rounded months included', () => {
  const months = Float64Array.from({ length: 400 }, (_, i) => Number((1749 + i / 12).toFixed(6)))
  const record: Trajectory = { dim: 1, times: months, states: months.map(Math.sin), status: 'complete' }
  for (const method of ['linear', 'cubic'] as const) {
    const { pieces, report } = resample(record, { method })
    expect(pieces[0].states).toEqual(record.states)
    expect(report).toMatchObject({ interpolated: 0, unused: 0, missing: 0 })
    expect(report.interval).toBeCloseTo(1 / 12, 8)
  }
  expect(splitAtGaps(record).pieces[0]).toEqual(record)
})

test('a smoothing spline takes noise off: nearer to the truth than the measurements', () => {
  const random = seededRandom(3)
  const times = Float64Array.from({ length: 300 }, (_, i) => 0.05 * i + 0.02 * random())
  const noisy = times.map((t) => Math.sin(t) + 0.2 * (random() - 0.5))
  const record = rawRecord(times, [...noisy])
  const error = (method: 'linear' | 'smoothing-spline'): number =>
    Math.sqrt(
      resample(record, { interval: 0.05, method }).pieces[0].states.reduce(
        (sum, value, i) => sum + (value - Math.sin(times[0] + 0.05 * i)) ** 2,
        0,
      ) / 300,
    )
  expect(error('smoothing-spline')).toBeLessThan(0.4 * error('linear'))
})

const holes = fc.array(fc.constantFrom<(number | null)[]>([1, 2], [3, null], [null, null]), {
  minLength: 2,
  maxLength: 30,
})

test('split at gaps: the pieces are the whole rows in order, none after a missing one, nothing invented', () => {
  fc.assert(
    fc.property(holes, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (rows, absent) => {
      const kept = rows.map((_, i) => i).filter((i) => !absent[i])
      fc.pre(kept.length >= 2)
      const whole = kept.filter((i) => rows[i][1] !== null)
      const raw = rawRecord(
        kept.map((i) => 5 + 0.5 * i),
        kept.map((i) => [rows[i][0] && i, rows[i][1] && -i]),
      )
      fc.pre(whole.length > 0)
      const { pieces, report } = splitAtGaps(raw, { interval: 0.5, shortest: 1 })
      expect(pieces.flatMap(({ states }) => [...states])).toEqual(whole.flatMap((i) => [i, -i]))
      expect(pieces.length).toBe(whole.filter((i, k) => k === 0 || whole[k - 1] !== i - 1).length)
      for (const { times } of pieces) for (let i = 1; i < times.length; i++) expect(times[i] - times[i - 1]).toBe(0.5)
      expect(report).toMatchObject({ interpolated: 0, unused: kept.length - whole.length, interval: 0.5 })
    }),
  )
})

test('bad input is refused with the value', () => {
  const times = [0, 1, 2]
  expect(() => rawRecord(times, [1, 2])).toThrow('2 rows for 3 times')
  expect(() => rawRecord(times, [[1, 2], [3], [4, 5]])).toThrow('row 1 has 1 values, not 2')
  expect(() => rawRecord(times, [1, Number.POSITIVE_INFINITY, 3])).toThrow('Infinity in variable 0 of row 1 (t = 1)')
  expect(() => rawRecord([0, 2, 1], [1, 2, 3])).toThrow('times[2] = 1 after 2')
  expect(() => rawRecord([0, Number.NaN, 1], [1, 2, 3])).toThrow('times[1] = NaN')
  expect(() => rawRecord(times, [1, '2,5' as unknown as number, 3])).toThrow('row 1 has "2,5"')
  const raw = rawRecord(times, [1, 2, 3])
  expect(() => resample(raw, { interval: 0 })).toThrow('interval must be positive, got 0')
  expect(() => resample(raw, { maxGap: -1 })).toThrow('maxGap must be positive, got -1')
  expect(() => resample(raw, { method: 'spline' as 'cubic' })).toThrow("got 'spline'")
  expect(() => resample(raw, { method: 'smoothing-spline' })).toThrow('no piece between gaps is long enough')
  expect(() => resample(rawRecord(times, [null, null, null], ['x']))).toThrow('variable x has no value at all')
  expect(() => splitAtGaps(rawRecord([0, 1, 2.05, 3.1, 4.1], [1, 2, 3, 4, 5]))).toThrow('not sampled uniformly')
})
