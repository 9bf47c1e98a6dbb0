import { expect, test } from 'vitest'
import { spaceTimePlot } from '../../src/figure/space-time-plot.ts'
import { slice } from '../../src/trajectory.ts'
import { colorsIn, nonFinite, themeColors, wave } from './figures.ts'

type Cells = (number | null)[][]
const truth = wave(50, 4)
const cellsOf = (figure: ReturnType<typeof spaceTimePlot>): Cells[] => figure.data.map(({ z }) => z as Cells)

test('rows are sites, columns are times; the third panel is the size of the difference of the first two', () => {
  const prediction = { ...truth, states: truth.states.map((value, k) => value + ((k % 4) - 1) / 10) }
  const figure = spaceTimePlot({ truth, prediction })
  const [first, second, difference] = cellsOf(figure)
  expect(figure.data.map(({ x, y }) => [(x as number[]).length, y])).toEqual([0, 1, 2].map(() => [50, [1, 2, 3, 4]]))
  expect(first[2][7]).toBeCloseTo(Math.sin(3 * 0.7), 3)
  expect(second[0][7]).toBeCloseTo(Math.sin(0.7) - 0.1, 3)
  for (const [j, size] of [0.1, 0, 0.1, 0.2].entries())
    for (const cell of difference[j]) expect(Math.abs((cell ?? Number.NaN) - size)).toBeLessThan(1e-3)
})

test('both fields have one scale of colors, that of the truth', () => {
  const prediction = { ...truth, states: truth.states.map((value) => 100 * value) }
  const { data } = spaceTimePlot({ truth, prediction })
  const ends = data.map(({ zmin, zmax }) => [zmin, zmax] as [number, number])
  const [low, high] = [Math.min(...truth.states), Math.max(...truth.states)]
  expect(ends[0]).toEqual([low, expect.closeTo(high, 12)])
  expect(ends[1]).toEqual(ends[0])
  expect(ends[2]).toEqual([0, expect.closeTo((high - low) / 2, 12)])
})

test('a prediction that ends early leaves its cells and those of the difference empty', () => {
  const [first, second, difference] = cellsOf(spaceTimePlot({ truth, prediction: slice(truth, 0, 20) }))
  const known = (cells: Cells) => cells.map((row) => row.filter((cell) => cell !== null).length)
  expect([first, second, difference].map(known)).toEqual([50, 20, 20].map((n) => [n, n, n, n]))
})

test('sites can be chosen and have positions; many sites and times are thinned, both ends kept', () => {
  const { data } = spaceTimePlot({ truth, prediction: truth, variables: [3, 1], positions: [0, 0.5, 1, 1.5] })
  expect(data[0].y).toEqual([1.5, 0.5])
  const long = wave(1_000, 200)
  const [cells] = cellsOf(spaceTimePlot({ truth: long, prediction: long }))
  expect([cells.length, cells[0].length]).toEqual([128, 300])
  expect(cells[127][299]).toBeCloseTo(Math.sin(200 * 99.9), 3)
})

test('panels from top to bottom do not touch; marks, names and captions are as given', () => {
  const { layout, caption } = spaceTimePlot({
    truth,
    prediction: truth,
    marks: [{ time: 2, label: 'valid until here' }],
    names: { truth: 'record', prediction: 'forecast' },
    ...{ timeLabel: 'days', placeLabel: 'longitude' },
  })
  const [top, middle, bottom] = ['yaxis', 'yaxis2', 'yaxis3'].map((key) => layout[key] as { domain: [number, number] })
  expect([top.domain[1], bottom.domain[0]]).toEqual([1, expect.closeTo(0, 12)])
  expect(top.domain[0]).toBeGreaterThan(middle.domain[1])
  expect(middle.domain[0]).toBeGreaterThan(bottom.domain[1])
  expect(layout.annotations).toMatchObject([
    { x: 2, text: 'valid until here' },
    ...['record', 'forecast', 'difference'].map((text) => ({ text })),
  ])
  expect(layout.xaxis).toMatchObject({ title: { text: 'days' } })
  expect(layout.yaxis).toMatchObject({ title: { text: 'longitude' } })
  expect(caption).toMatch(/record.*forecast/)
  expect(spaceTimePlot({ truth, prediction: truth, caption: 'mine' }).caption).toBe('mine')
})

test('all numbers are finite, all colors are the theme’s', () => {
  const wild = { ...truth, states: truth.states.map((value, k) => (k % 7 === 0 ? Number.NaN : value * 1e308)) }
  for (const field of [truth, wild, { ...truth, states: truth.states.map(() => 2) }]) {
    const figure = spaceTimePlot({ truth: field, prediction: slice(field, 0, 1) })
    expect(nonFinite(figure)).toEqual([])
    expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
  }
})

test('mismatches are refused with their values', () => {
  expect(() => spaceTimePlot({ truth, prediction: wave(5, 2) })).toThrow(
    'spaceTimePlot: the truth has dim 4, but the prediction has dim 2',
  )
  expect(() => spaceTimePlot({ truth, prediction: truth, variables: [4] })).toThrow(
    'variable 4 of a trajectory with dim 4',
  )
  const late = { ...truth, times: truth.times.map((t) => t + 1) }
  expect(() => spaceTimePlot({ truth, prediction: late })).toThrow('times[0] is 0 of one and 1 of the other')
  expect(() => spaceTimePlot({ truth, prediction: truth, positions: [1, 2] })).toThrow('2 positions for 4 sites')
})
