import { expect, test } from 'vitest'
import { timeSeries } from '../../src/figure/time-series.ts'
import { slice } from '../../src/trajectory.ts'
import { colorsIn, nonFinite, themeColors, wave } from './figures.ts'

const truth = wave(50, 3, ['x', 'y', 'z'])
const prediction = slice(truth, 10, 30)

test('one panel per variable holds the truth and the prediction at their own times', () => {
  const { data, layout } = timeSeries({ truth, prediction })
  expect(data.map(({ yaxis, xaxis, name }) => [xaxis, yaxis, name])).toEqual(
    ['y', 'y2', 'y3'].flatMap((axis) => [
      ['x', axis, 'truth'],
      ['x', axis, 'model'],
    ]),
  )
  expect(data.map(({ x, y }) => [x, y].map((values) => (values as number[]).length))).toEqual(
    [50, 20, 50, 20, 50, 20].map((n) => [n, n]),
  )
  expect((data[5].y as number[])[0]).toBeCloseTo(Math.sin(3 * 1), 5)
  expect((data[5].x as number[])[0]).toBeCloseTo(1, 5)
  expect(data.filter(({ showlegend }) => showlegend)).toHaveLength(2)
  expect(layout.xaxis).toMatchObject({ anchor: 'y3' })
})

test('panels fill the height from top to bottom without touching', () => {
  const { layout } = timeSeries({ truth, prediction })
  const domains = ['yaxis', 'yaxis2', 'yaxis3'].map((key) => (layout[key] as { domain: number[] }).domain)
  expect(domains[0][1]).toBe(1)
  expect(domains[2][0]).toBeCloseTo(0, 12)
  expect(domains[0][0]).toBeGreaterThan(domains[1][1])
  expect(domains[1][0]).toBeGreaterThan(domains[2][1])
})

test('variables choose the panels, in their order; the first six by default', () => {
  const titles = (figure: ReturnType<typeof timeSeries>): unknown[] =>
    (figure.layout.annotations as { text: string }[]).map(({ text }) => text)
  expect(titles(timeSeries({ truth, prediction, variables: [2, 0] }))).toEqual(['z', 'x'])
  expect(titles(timeSeries({ truth: wave(5, 40), prediction: wave(5, 40) }))).toEqual([
    'y0',
    'y1',
    'y2',
    'y3',
    'y4',
    'y5',
  ])
})

test('marks appear as vertical lines with labels, names and caption as given', () => {
  const { data, layout, caption } = timeSeries({
    truth,
    prediction,
    marks: [{ time: 2, label: 'valid until here' }],
    names: { truth: 'record', prediction: 'forecast' },
  })
  expect(layout.shapes).toHaveLength(1)
  expect(layout.shapes).toMatchObject([{ type: 'line', x0: 2, x1: 2, yref: 'paper' }])
  expect(layout.annotations).toMatchObject([{ x: 2, text: 'valid until here' }, {}, {}, {}])
  expect(data.slice(0, 2).map(({ name }) => name)).toEqual(['record', 'forecast'])
  expect(caption).toMatch(/record.*forecast/)
  expect(timeSeries({ truth, prediction, caption: 'mine' }).caption).toBe('mine')
})

test('long records are thinned and lose no peak', () => {
  const long = wave(100_000, 1)
  const states = long.states.map((value, i) => (i === 54_321 ? 7 : value))
  const { data } = timeSeries({ truth: { ...long, states }, prediction: long })
  expect((data[0].y as number[]).length).toBeLessThanOrEqual(4000)
  expect(Math.max(...(data[0].y as number[]))).toBe(7)
})

test('all numbers are finite, all colors are the theme’s', () => {
  const figure = timeSeries({ truth, prediction: slice(truth, 0, 1), marks: [{ time: 0, label: 'a' }] })
  expect(nonFinite(figure)).toEqual([])
  expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
})

test('a prediction that runs away leaves the frame and does not flatten the truth', () => {
  const away = { ...truth, states: truth.states.map((value, i) => (i === 90 ? 1e9 : value)) }
  const rangeOf = (figure: ReturnType<typeof timeSeries>): number[] =>
    (figure.layout.yaxis as { range: number[] }).range
  const [low, high] = rangeOf(timeSeries({ truth, prediction: away }))
  expect([low, high].map(Math.round)).toEqual([-1, 3])
  const small = { ...truth, states: truth.states.map((value) => 1.5 * value) }
  const [from, to] = rangeOf(timeSeries({ truth, prediction: small }))
  expect(from).toBeLessThan(-1.49)
  expect(to).toBeGreaterThan(1.49)
  const still = { ...truth, states: truth.states.map(() => 2) }
  expect(timeSeries({ truth: still, prediction: truth }).layout.yaxis).not.toHaveProperty('range')
})

test('mismatches are refused with their values', () => {
  expect(() => timeSeries({ truth, prediction: wave(5, 2) })).toThrow(
    'timeSeries: the truth has dim 3, but the prediction has dim 2',
  )
  expect(() => timeSeries({ truth, prediction, variables: [3] })).toThrow(
    'timeSeries: variable 3 of a trajectory with dim 3',
  )
  expect(() => timeSeries({ truth, prediction: slice(truth, 0, 0) })).toThrow('got 50 true and 0 predicted states')
})
