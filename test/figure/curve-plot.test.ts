import fc from 'fast-check'
import { expect, test } from 'vitest'
import { curvePlot } from '../../src/figure/curve-plot.ts'
import { colors } from '../../src/figure/theme.ts'
import { colorsIn, nonFinite, themeColors, wild } from './figures.ts'

const truth = { name: 'truth', role: 'truth' as const, x: [1, 10, 100], y: [1, 0.1, 0.01] }
const model = { name: 'model', role: 'model' as const, x: [1, 10, 100], y: [2, 0.2, 0.02] }
const labels = { xLabel: 'passes', yLabel: 'error', caption: 'See.' }

test('every curve is drawn at its points, in its own color, as a line or as points', () => {
  const { data, layout } = curvePlot({ curves: [truth, { ...model, mode: 'points' }], ...labels })
  expect(data).toMatchObject([
    { name: 'truth', mode: 'lines', x: truth.x, y: truth.y, line: { color: colors.truth } },
    { name: 'model', mode: 'markers', x: model.x, y: model.y, marker: { color: colors.model } },
  ])
  expect(layout.xaxis).toMatchObject({ title: { text: 'passes' } })
  expect(layout.annotations).toMatchObject([{ text: 'error' }])
})

test('a band is the outline of its ends, under the curves, and the axis holds it', () => {
  const band = { lower: [-3, -2, -1], upper: [3, 2, 5] }
  const { data, layout } = curvePlot({ curves: [{ ...model, band }], ...labels })
  expect(data[0]).toMatchObject({ x: [1, 10, 100, 100, 10, 1], y: [3, 2, 5, -1, -2, -3], showlegend: false })
  const [low, high] = (layout.yaxis as { range: number[] }).range
  expect([low < -3, high > 5]).toEqual([true, true])
})

test('a logarithmic axis gives its exponents, and has no place for what is not positive', () => {
  const { data, layout } = curvePlot({ curves: [{ ...truth, y: [1, 0, 0.01] }], ...labels, log: 'both' })
  expect((data[0] as { y: unknown[] }).y).toEqual([1, null, 0.01])
  for (const [key, ends] of [
    ['xaxis', [0, 2]],
    ['yaxis', [-2, 0]],
  ] as const) {
    const { type, range } = layout[key] as { type: string; range: number[] }
    expect(type).toBe('log')
    expect(range[0]).toBeCloseTo(ends[0] - 0.1, 12)
    expect(range[1]).toBeCloseTo(ends[1] + 0.1, 12)
  }
})

test('whatever the numbers, every number of the figure is finite and every color the theme’s', () => {
  const log = fc.option(fc.constantFrom('x' as const, 'y' as const, 'both' as const), { nil: undefined })
  fc.assert(
    fc.property(wild, log, (values, axes) => {
      const band = { lower: values, upper: values }
      const alone = { ...truth, x: values, y: values, band }
      const curves = values.length % 2 === 0 ? [alone] : [alone, model]
      const figure = curvePlot({ curves, ...labels, ...(axes && { log: axes }) })
      expect(nonFinite(figure)).toEqual([])
      expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
    }),
  )
})

test('no curves, no points and lists of different lengths are refused', () => {
  expect(() => curvePlot({ curves: [], ...labels })).toThrow('curves is empty')
  expect(() => curvePlot({ curves: [{ ...truth, x: [], y: [] }], ...labels })).toThrow('truth has no points')
  expect(() => curvePlot({ curves: [{ ...truth, y: [1] }], ...labels })).toThrow('truth has 3 places, but 1 values')
  const band = { lower: [1, 2], upper: [1, 2, 3] }
  expect(() => curvePlot({ curves: [{ ...truth, band }], ...labels })).toThrow('truth has 3 places, but 2 values')
})
