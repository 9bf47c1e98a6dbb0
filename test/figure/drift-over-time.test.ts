import fc from 'fast-check'
import { expect, test } from 'vitest'
import { driftOverTime } from '../../src/figure/drift-over-time.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { colorsIn, nonFinite, themeColors, wild } from './figures.ts'

const times = timeGrid(0, 1, 40)
const drift = times.map((t) => -1e-9 * t)
const curves = [
  { name: 'learned', role: 'model' as const, drift },
  { name: 'rk4', role: 'baseline' as const, drift: drift.map((d) => 1000 * d).subarray(0, 21) },
]

test('curves show the size of the drift from the second time on, on a logarithmic axis', () => {
  const { data, layout } = driftOverTime({ times, curves, invariant: 'energy' })
  expect(data.map(({ x }) => (x as number[]).length)).toEqual([40, 20])
  expect((data[0].x as number[])[0]).toBe(1)
  expect((data[0].y as number[])[0]).toBeCloseTo(1e-9, 20)
  expect(layout.yaxis).toMatchObject({ type: 'log', range: [-9, -4], title: { text: 'drift of energy' } })
})

test('each curve is named at its own end', () => {
  const { layout } = driftOverTime({ times, curves })
  const labels = (layout.annotations as { text: string; x: number }[]).map(({ text, x }) => [text, x])
  expect(labels).toEqual([
    ['learned', 40],
    ['rk4', 20],
  ])
})

test('no drift at all lies at the foot of the axis', () => {
  const { data, layout } = driftOverTime({ times, curves: [{ ...curves[0], drift: new Float64Array(41) }] })
  expect(new Set(data[0].y as number[])).toEqual(new Set([1e-17]))
  expect(layout.yaxis).toMatchObject({ range: [-17, -16] })
})

test('whatever the drift is, every number of the figure is finite and every color the theme’s', () => {
  fc.assert(
    fc.property(fc.array(wild, { maxLength: 4 }), (list) => {
      const roles = ['truth', 'model', 'baseline', 'baseline'] as const
      const figure = driftOverTime({ times, curves: list.map((d, k) => ({ name: `${k}`, role: roles[k], drift: d })) })
      expect(nonFinite(figure)).toEqual([])
      expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
    }),
  )
})

test('a curve longer than its times is refused', () => {
  expect(() => driftOverTime({ times: times.subarray(0, 3), curves })).toThrow('learned has 41 values at 3 times')
})
