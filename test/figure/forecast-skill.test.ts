import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastSkill } from '../../src/figure/forecast-skill.ts'
import { colors } from '../../src/figure/theme.ts'
import { colorsIn, nonFinite, themeColors } from './figures.ts'

const leads = [1, 3, 12]
const curves = [
  { name: 'sampled network', role: 'model' as const, rmse: [0.4, 0.8, 1.2] },
  { name: 'persistence', role: 'baseline' as const, rmse: [1, 2, 1.6] },
]

test('every forecaster is a curve over the leads with its name at the end', () => {
  const { data, layout } = forecastSkill({ leads, unit: 'months', curves, errorLabel: 'RMSE (°C)' })
  expect(data.map(({ x, y }) => [x, y])).toEqual(curves.map(({ rmse }) => [leads, rmse]))
  expect(data[0]).toMatchObject({ line: { color: colors.model } })
  expect(layout.xaxis).toMatchObject({ title: { text: 'lead time (months)' }, tickvals: leads })
  expect(layout.yaxis).toMatchObject({ title: { text: 'RMSE (°C)' }, range: [0, 2.1] })
  expect(layout.annotations).toMatchObject([
    { text: 'sampled<br>network', x: 12 },
    { text: 'persistence', x: 12 },
  ])
})

test('a lead without a forecast is a gap, and the name moves to the last there is', () => {
  const { data, layout } = forecastSkill({
    leads,
    unit: 'months',
    curves: [{ ...curves[0], rmse: [0.4, 0.8, Number.NaN] }],
  })
  expect(data[0].y).toEqual([0.4, 0.8, null])
  expect(layout.annotations).toMatchObject([{ x: 3 }])
})

test('whatever the errors are, every number of the figure is finite and every color the theme’s', () => {
  const error = fc.oneof(fc.double({ min: 0, max: 1e300 }), fc.constant(Number.POSITIVE_INFINITY))
  fc.assert(
    fc.property(fc.array(fc.array(error, { minLength: 3, maxLength: 3 }), { maxLength: 6 }), (list) => {
      const figure = forecastSkill({
        leads,
        unit: 'months',
        curves: list.map((rmse, k) => ({ name: `${k}`, role: k === 0 ? 'model' : 'baseline', rmse })),
      })
      expect(nonFinite(figure)).toEqual([])
      expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
    }),
  )
})

test('a curve without one error per lead is refused', () => {
  expect(() => forecastSkill({ leads: [1], unit: 'months', curves })).toThrow('sampled network has 3 errors at 1 leads')
  expect(() => forecastSkill({ leads: [], unit: 'months', curves: [] })).toThrow('leads is empty')
})
