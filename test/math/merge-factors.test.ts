import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeFactors } from '../../src/math/least-squares/merge-factors.ts'
import { emptyFactor } from '../../src/math/least-squares/qr-factor.ts'
import { seededRandom } from '../../src/math/random.ts'
import { gramError, largestDifference, randomRows, signedTriangle, twinFactor } from './factors.ts'

const engines = ['webassembly', 'typescript'] as const

/** A few roundings: the errors of sums of random signs hardly grow with their length. */
const BACKWARD = 20 * Number.EPSILON

const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  columns: fc.integer({ min: 1, max: 30 }),
  outputs: fc.integer({ min: 1, max: 5 }),
  first: fc.integer({ min: 1, max: 60 }),
  second: fc.integer({ min: 1, max: 60 }),
})

test.each(engines)('%s: two factors merge to a factor of all rows, and stay as they were', (engine) => {
  fc.assert(
    fc.property(shapes, ({ seed, columns, outputs, first, second }) => {
      const rows = randomRows(seededRandom(seed), first + second, columns + outputs)
      const upper = twinFactor(columns, outputs, [rows.slice(0, first)])
      const lower = twinFactor(columns, outputs, [rows.slice(first)])
      const before = structuredClone([upper, lower])
      const merged = mergeFactors(upper, lower, engine)
      expect(merged).toMatchObject({ columns, outputs, rows: first + second })
      expect(gramError(merged, rows)).toBeLessThan(BACKWARD)
      expect([upper, lower]).toEqual(before)
    }),
    { numRuns: 60 },
  )
})

test('both engines, both orders and every way to bracket three factors agree up to the signs of rows', () => {
  fc.assert(
    fc.property(shapes, ({ seed, columns, outputs }) => {
      const random = seededRandom(seed)
      // Rows enough for a condition number below 10: forward errors are then as small as backward ones.
      const parts = [1, 2, 3].map(() => randomRows(random, 2 * columns + 10, columns + outputs))
      const [a, b, c] = parts.map((rows) => twinFactor(columns, outputs, [rows]))
      const whole = signedTriangle(twinFactor(columns, outputs, [parts.flat()]))
      const tolerance = 5 * BACKWARD * Math.sqrt(parts.flat().length)
      for (const engine of engines)
        for (const merged of [
          mergeFactors(mergeFactors(a, b, engine), c, engine),
          mergeFactors(a, mergeFactors(b, c, engine), engine),
          mergeFactors(mergeFactors(c, a, engine), b, engine),
        ])
          expect(largestDifference(signedTriangle(merged), whole)).toBeLessThan(tolerance)
    }),
    { numRuns: 40 },
  )
})

test.each(engines)('%s: a factor of no rows changes nothing', (engine) => {
  const factor = twinFactor(7, 2, [randomRows(seededRandom(1), 30, 9)])
  const none = emptyFactor(7, 2)
  expect(mergeFactors(factor, none, engine)).toEqual(factor)
  const other = mergeFactors(none, factor, engine)
  expect(largestDifference(signedTriangle(other), signedTriangle(factor))).toBeLessThan(BACKWARD * Math.sqrt(30))
  expect(other.rows).toBe(30)
})

test.each([
  [6, 1, 5, 1],
  [6, 1, 6, 2],
  [6, 1, 5, 2],
])('factors of %d columns, %d outputs and of %d, %d are refused', (columns, outputs, others, otherOutputs) => {
  const merge = (): unknown => mergeFactors(emptyFactor(columns, outputs), emptyFactor(others, otherOutputs))
  expect(merge).toThrow(RangeError)
  expect(merge).toThrow(`${columns} columns, ${outputs} outputs and of ${others}, ${otherOutputs} do not fit`)
})
