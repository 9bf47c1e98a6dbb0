import { expect, test } from 'vitest'
import { recurrenceMatrix, recurs } from '../../src/compare/recurrence-matrix.ts'
import { recurrencePlot } from '../../src/figure/recurrence-plot.ts'
import { slice } from '../../src/trajectory.ts'
import { colorsIn, nonFinite, themeColors, wave } from './figures.ts'

test('a short trajectory has a cell for each pair of states, at their times', () => {
  const matrix = recurrenceMatrix(wave(200, 1), { threshold: 0.1 })
  const { data, caption } = recurrencePlot({ matrix })
  const { z, x0, dx, y0, dy } = data[0] as unknown as { z: number[][]; x0: number; dx: number; y0: number; dy: number }
  expect([x0, y0]).toEqual([0, 0])
  expect([dx, dy]).toEqual([expect.closeTo(0.1, 12), expect.closeTo(0.1, 12)])
  const wrong = z.flatMap((row, i) => row.filter((cell, j) => cell !== (recurs(matrix, i, j) ? 1 : 0)))
  expect([z.length, z[0].length, wrong]).toEqual([200, 200, []])
  expect(caption).toContain('closer than 0.1 (in standard deviations of the trajectory)')
})

test('a long one shares cells: their mean is the rate of all pairs', () => {
  const matrix = recurrenceMatrix(wave(1280, 1), { threshold: 0.3 })
  const figure = recurrencePlot({ matrix, timeLabel: 'days' })
  const { z, x0, dx } = figure.data[0] as unknown as { z: number[][]; x0: number; dx: number }
  expect([z.length, z[0].length]).toEqual([320, 320])
  expect([x0, dx]).toEqual([expect.closeTo(0.15, 12), expect.closeTo(0.4, 12)])
  const mean = z.flat().reduce((sum, cell) => sum + cell) / 320 ** 2
  // The main diagonal is drawn, but not counted.
  expect(Math.abs(mean - (matrix.recurrenceRate * 1279 + 1) / 1280)).toBeLessThan(0.003)
  expect(figure.layout.xaxis).toMatchObject({ title: { text: 'days' } })
})

test('all numbers are finite, all colors are the theme’s; an empty matrix is refused', () => {
  const figure = recurrencePlot({ matrix: recurrenceMatrix(wave(1, 2), { threshold: 1 }) })
  expect(nonFinite(figure)).toEqual([])
  expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
  const empty = recurrenceMatrix(slice(wave(3, 1), 0, 0), { threshold: 1, scale: [1] })
  expect(() => recurrencePlot({ matrix: empty })).toThrow('the matrix is empty')
})
