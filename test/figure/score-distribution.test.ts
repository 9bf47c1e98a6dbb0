import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreDistribution } from '../../src/figure/score-distribution.ts'
import { colors } from '../../src/figure/theme.ts'
import { colorsIn, nonFinite, themeColors } from './figures.ts'

const items = ['Lorenz', 'Rössler', 'Chua']
const contenders = [
  { name: 'mean', role: 'baseline' as const, values: [150, 180, 120] },
  { name: 'network', role: 'model' as const, values: [3, 40, 200] },
]

test('contenders come with the least median first, every score a point that names its item', () => {
  const { data, layout } = scoreDistribution({ items, contenders, label: 'sMAPE (%)', range: [0, 200] })
  expect(data.map(({ name, x, text }) => [name, x, text])).toEqual([
    ['network', [3, 40, 200], items],
    ['mean', [150, 180, 120], items],
  ])
  expect(data[0]).toMatchObject({ type: 'box', line: { color: colors.model } })
  expect(layout.xaxis).toMatchObject({ title: { text: 'sMAPE (%)' }, range: [-4, 204] })
})

test('marks are lines at their scores, and the axis reaches them', () => {
  const { layout } = scoreDistribution({ items, contenders, label: 's', marks: [{ time: 300, label: 'other' }] })
  expect(layout.shapes).toMatchObject([{ x0: 300, x1: 300 }])
  expect(layout.annotations).toMatchObject([{ x: 300, text: 'other' }])
  const [low, high] = (layout.xaxis as { range: number[] }).range
  expect(low).toBeLessThan(3)
  expect(high).toBeGreaterThan(300)
})

test('whatever the scores, every number of the figure is finite and every color the theme’s', () => {
  const score = fc.double({ min: -1e150, max: 1e150, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.array(score, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (list) => {
      const role = (k: number): 'model' | 'baseline' => (k === 0 ? 'model' : 'baseline')
      const many = list.map((values, k) => ({ name: `<${k}>`, role: role(k), values }))
      const figure = scoreDistribution({ items, contenders: many, label: 'score' })
      expect(nonFinite(figure)).toEqual([])
      expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
    }),
  )
})

test('scores that are missing or no numbers are refused', () => {
  expect(() => scoreDistribution({ items, contenders: [], label: 's' })).toThrow(/no scores/)
  const short = [{ name: 'network', role: 'model' as const, values: [1, 2] }]
  expect(() => scoreDistribution({ items, contenders: short, label: 's' })).toThrow(/network has 2 scores for 3 items/)
  const broken = [{ name: 'network', role: 'model' as const, values: [1, Number.NaN, 2] }]
  expect(() => scoreDistribution({ items, contenders: broken, label: 's' })).toThrow(/the score NaN for Rössler/)
})
