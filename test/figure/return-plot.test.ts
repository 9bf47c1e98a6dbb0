import { expect, test } from 'vitest'
import { returnMap } from '../../src/compare/return-map.ts'
import { returnPlot } from '../../src/figure/return-plot.ts'
import { colors } from '../../src/figure/theme.ts'
import { slice } from '../../src/trajectory.ts'
import { colorsIn, nonFinite, themeColors, wave } from './figures.ts'

const rows = wave(9000, 1, ['height'])
const truth = { name: 'truth', role: 'truth', map: returnMap(rows) } as const

test('each value is drawn against the next, over the diagonal, on two axes of the same range', () => {
  const short = { name: 'model', role: 'model', map: returnMap(slice(rows, 0, 50)) } as const
  const { data, layout } = returnPlot({ maps: [truth, short] })
  expect(data.map(({ mode }) => mode)).toEqual(['lines', 'markers', 'markers'])
  expect(data[0].x).toEqual(data[0].y)
  expect((data[1].x as number[]).length).toBe(6000)
  const [x, y] = [data[2].x as number[], data[2].y as number[]]
  expect(x.slice(1)).toEqual(y.slice(0, -1))
  expect(y[7]).toBeCloseTo(Math.sin(0.8), 5)
  expect((layout.xaxis as { range: unknown }).range).toEqual((layout.yaxis as { range: unknown }).range)
  expect(layout.xaxis).toMatchObject({ title: { text: 'value of height' } })
  expect(layout.annotations).toMatchObject([{ text: 'next value of height' }])
})

test('maxima and lags are named', () => {
  const map = returnMap(rows, { at: 'maxima', lag: 3 })
  const { layout, caption } = returnPlot({ maps: [{ ...truth, map }] })
  expect(layout.xaxis).toMatchObject({ title: { text: 'maximum of height' } })
  expect(layout.annotations).toMatchObject([{ text: 'maximum of height, 3 later' }])
  expect(caption).toContain('the one 3 later')
})

test('all numbers are finite, all colors are the theme’s; a constant is drawn too', () => {
  const still = { ...rows, states: rows.states.map(() => 2) }
  for (const map of [truth.map, returnMap(still)]) {
    const figure = returnPlot({ maps: [{ ...truth, map }] })
    expect(nonFinite(figure)).toEqual([])
    expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
  }
})

test('a model lies over the truth in its own color; one that runs away leaves the frame, one without points is named', () => {
  const still = { name: 'model', role: 'model', map: returnMap(slice(rows, 0, 1)) } as const
  const wild = {
    name: 'model',
    role: 'model',
    map: returnMap({ ...rows, states: rows.states.map((y) => 1e200 * y) }),
  } as const
  const both = returnPlot({ maps: [truth, wild] })
  expect(both.data.slice(1).map(({ marker }) => (marker as { color: string }).color)).toEqual([
    colors.truth,
    colors.model,
  ])
  const [low, high] = (both.layout.xaxis as { range: [number, number] }).range
  expect([low, high]).toEqual([-3, 3].map((end) => expect.closeTo(1.06 * end, 3)))
  const { data, caption } = returnPlot({ maps: [truth, still] })
  expect(data[2].x).toEqual([])
  expect(caption).toContain('No two follow one another in model.')
  expect(nonFinite(returnPlot({ maps: [truth, still] }))).toEqual([])
})

test('no maps and none with points are refused', () => {
  expect(() => returnPlot({ maps: [] })).toThrow('maps is empty')
  expect(() => returnPlot({ maps: [{ ...truth, map: returnMap(slice(rows, 0, 1)) }] })).toThrow('truth has no points')
})
