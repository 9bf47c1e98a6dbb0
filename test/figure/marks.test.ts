import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endLabels, verticalMarks } from '../../src/figure/marks.ts'

test('labels at the ends of curves never overlap, keep their order and stay on the axis', () => {
  const heights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(heights, (list) => {
      const ends = list.map((height, k) => ({ name: `curve${k}`, color: '#000000', x: 1, height }))
      const placed = endLabels(ends, 300).map((label) => label.y as number)
      for (let i = 1; i < placed.length; i++) expect(placed[i] - placed[i - 1]).toBeGreaterThan(0.99 * (20 / 300))
      expect(Math.min(...placed)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...placed)).toBeLessThanOrEqual(1)
    }),
  )
})

test('a label with room stays at the end of its curve, in its color, broken into short lines', () => {
  const [low, high] = endLabels(
    [
      { name: 'a <linear> autoregression', color: '#111111', x: 5, height: 0.9 },
      { name: 'model', color: '#222222', x: 5, height: 0.2 },
    ],
    300,
  )
  expect(low).toMatchObject({ text: 'model', y: 0.2, x: 5, font: { color: '#222222' } })
  expect(high).toMatchObject({ text: 'a &lt;linear&gt;<br>autoregression', y: 0.9 })
})

test('marks are vertical lines whose labels turn inwards near the ends of the span', () => {
  const times = [0, 5, 10]
  const { shapes, annotations } = verticalMarks(
    times.map((time) => ({ time, label: `at <${time}>` })),
    [0, 10],
  )
  expect(shapes.map(({ x0, x1, yref, y0, y1 }) => [x0, x1, yref, y0, y1])).toEqual(
    times.map((time) => [time, time, 'paper', 0, 1]),
  )
  expect(annotations.map(({ xanchor }) => xanchor)).toEqual(['left', 'center', 'right'])
  expect(annotations[1].text).toBe('at &lt;5&gt;')
  expect(() => verticalMarks([{ time: Number.NaN, label: 'end' }], [0, 1])).toThrow(/"end" is NaN/)
})
