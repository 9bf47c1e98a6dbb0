import fc from 'fast-check'
import { expect, test } from 'vitest'
import { errorGrowth } from '../../src/figure/error-growth.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { colorsIn, nonFinite, themeColors, wild } from './figures.ts'

const times = timeGrid(0, 0.5, 40)
const median = times.map((t) => 1e-8 * Math.exp(t))
const errors = [median.map((e) => 0.1 * e), median, median.map((e) => 10 * e).subarray(0, 30)]
const options = { times, errors, median, threshold: 0.4, validTime: 17.5, timeUnit: 'Lyapunov times' }

test('the error axis is logarithmic over whole decades that hold all curves and the threshold', () => {
  const { layout } = errorGrowth(options)
  expect(layout.yaxis).toMatchObject({ type: 'log', range: [-9, 1] })
  expect(layout.xaxis).toMatchObject({ title: { text: 'time (Lyapunov times)' }, range: [0, 20] })
})

test('the starts are one trace with gaps between them, the median another; a shorter start stays shorter', () => {
  const { data } = errorGrowth(options)
  expect(data).toHaveLength(2)
  expect(data[0].y).toHaveLength(41 + 1 + 41 + 1 + 30 + 1)
  expect((data[0].y as unknown[]).filter((value) => value === null)).toHaveLength(3)
  expect(data[1]).toMatchObject({ name: 'median of 3 starts' })
  expect(data[1].y).toHaveLength(41)
})

test('the threshold is a horizontal line at its value, the valid time a vertical one with its label', () => {
  const { layout } = errorGrowth(options)
  const shapes = layout.shapes as Record<string, unknown>[]
  expect(shapes.filter(({ y0, y1 }) => y0 === 0.4 && y1 === 0.4)).toMatchObject([{ xref: 'paper', x0: 0, x1: 1 }])
  expect(shapes.filter(({ x0, x1 }) => x0 === 17.5 && x1 === 17.5)).toMatchObject([{ yref: 'paper', y0: 0, y1: 1 }])
  const labels = (layout.annotations as { text: string; y: number }[]).map(({ text, y }) => [text, y])
  expect(labels).toEqual([
    ['valid for 17.5 Lyapunov times', 1],
    ['threshold 0.4', Math.log10(0.4)],
  ])
})

test('a median that never passes the threshold is valid for at least the whole span', () => {
  const { layout } = errorGrowth({ ...options, validTime: Number.POSITIVE_INFINITY })
  expect(layout.annotations).toMatchObject([{ text: 'valid for at least 20 Lyapunov times', x: 20 }, {}])
})

test('two truths make a third curve, and the caption says what it means', () => {
  const figure = errorGrowth({ ...options, agreement: { name: 'two <truths>', errors: median } })
  expect(figure.data[2]).toMatchObject({ name: 'two &lt;truths&gt;', line: { dash: 'dot' } })
  expect(figure.caption).toContain('two <truths>')
})

test('exact agreement leaves a gap and does not touch the axis', () => {
  const zero = median.map((e, i) => (i < 5 ? 0 : e))
  const { data, layout } = errorGrowth({ ...options, errors: [zero], median: zero })
  expect((data[1].y as unknown[]).slice(0, 6)).toEqual([null, null, null, null, null, expect.any(Number)])
  expect(layout.yaxis).toMatchObject({ range: [-7, 1] })
  expect(errorGrowth({ ...options, errors: [zero.fill(0)], median: zero }).layout.yaxis).toMatchObject({
    range: [-1, 0],
  })
})

test('whatever the errors are, every number of the figure is finite and every color the theme’s', () => {
  fc.assert(
    fc.property(fc.array(wild, { maxLength: 5 }), wild, wild, (starts, middle, truths) => {
      const figure = errorGrowth({
        ...options,
        errors: starts,
        median: middle,
        agreement: { name: 'a', errors: truths },
      })
      expect(nonFinite(figure)).toEqual([])
      expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
    }),
  )
})

test('many long starts stay within 12,000 points', () => {
  const long = timeGrid(0, 0.01, 5000)
  const curve = long.map((t) => 1e-9 * Math.exp(t / 5))
  const figure = errorGrowth({
    ...options,
    times: long,
    median: curve,
    errors: Array.from({ length: 500 }, () => curve),
  })
  expect((figure.data[0].y as unknown[]).filter((value) => value !== null).length).toBeLessThanOrEqual(12_000)
})

test('bad input is refused with its value', () => {
  expect(() => errorGrowth({ ...options, median: new Float64Array(42) })).toThrow(
    'a curve of 42 errors, but only 41 times',
  )
  expect(() => errorGrowth({ ...options, threshold: 0 })).toThrow('threshold must be positive and finite, got 0')
  expect(() => errorGrowth({ ...options, validTime: Number.NaN })).toThrow('NaN')
  expect(() => errorGrowth({ ...options, times: new Float64Array(0) })).toThrow('times is empty')
})
