import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberNames, numberRanges } from '../../../docs/lab/settings.ts'
import { parameterRange, positionOf, STEPS, shown, sliderRange, valueAt } from '../../../docs/lab/slider.ts'

test('every position of every slider is a value in range, in order, and comes back from it within a step', () => {
  for (const name of numberNames) {
    const range = sliderRange(name, 0.02)
    let before = Number.NEGATIVE_INFINITY
    for (let position = 0; position <= STEPS; position++) {
      const value = valueAt(range, position)
      expect(value === 0 ? range.zero === true : value >= range.min && value <= range.max).toBe(true)
      expect(value).toBeGreaterThanOrEqual(before)
      before = value
      if (!range.whole) expect(Math.abs(positionOf(range, value) - position)).toBeLessThanOrEqual(1)
    }
  }
})

test('a parameter moves between 0 and twice its own value, whatever its sign', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (own) => {
      const range = parameterRange('p', own)
      expect(positionOf(range, own)).toBe(STEPS / 2)
      expect(positionOf(range, 1e9)).toBe(STEPS)
    }),
  )
})

test('numbers as a reader wants them', () => {
  expect([0, 18.112, 1e-8, 0.02, 250_000].map(shown)).toEqual(['0', '18.11', '1.0e-8', '0.02', '2.5e+5'])
  expect(numberRanges.width.max).toBe(1000)
})
