import { expect, test } from 'vitest'
import { forecastPlot } from '../../src/figure/forecast-plot.ts'
import { calibrateForecast } from '../../src/forecast/calibrate-forecast.ts'
import { forecast } from '../../src/forecast/forecast.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { slice } from '../../src/trajectory.ts'
import { colorsIn, nonFinite, themeColors, wave } from './figures.ts'

const record = wave(400, 2, ['height', 'speed'])
const model = linearAutoregression(slice(record, 0, 100), { delays: 4 })
const calibration = calibrateForecast(model, record, { horizon: 20, first: 100 })
const history = slice(record, 0, 300)
const made = forecast(model, history, 20, { calibration })
const truth = slice(record, 300, 320)

/** A forecast with bands of this half width. */
const within = (half: number) => ({
  ...made,
  lower: made.trajectory.states.map((value) => value - half),
  upper: made.trajectory.states.map((value) => value + half),
})

test('each panel has the band, the record with its end and what followed, and the forecast from the last known sample', () => {
  const { data, layout } = forecastPlot({ forecast: within(0.25), history, truth })
  expect(data.map(({ name, yaxis }) => [name, yaxis])).toEqual(
    ['y', 'y2'].flatMap((axis) => [
      ['90 % band', axis],
      ['record', axis],
      ['forecast', axis],
    ]),
  )
  expect(data.filter(({ showlegend }) => showlegend)).toHaveLength(3)
  const [band, line, thin] = data.map(({ x, y }) => ({ x: x as number[], y: y as number[] }))
  expect(line.x).toHaveLength(30 + 20)
  expect(line.x[0]).toBeCloseTo(record.times[270], 5)
  expect(thin.x).toHaveLength(21)
  expect(thin.y[0]).toBeCloseTo(record.states[299 * 2], 5)
  // Out along the upper edge and back along the lower one.
  expect(band.x).toHaveLength(42)
  expect(band.x[0]).toBe(band.x[41])
  expect(band.y[0]).toBeCloseTo(band.y[41], 5)
  for (let i = 1; i < 21; i++) expect(band.y[i] - band.y[41 - i]).toBeCloseTo(0.5, 4)
  const titles = (layout.annotations as { text: string }[]).map(({ text }) => text)
  expect(titles).toEqual(['trusted until here', 'height', 'speed'])
  expect(layout.shapes).toMatchObject([{ x0: made.from }, { x0: made.from + made.trusted!.time }])
})

test('infinite bands end at the frame, which holds all of the record', () => {
  const figure = forecastPlot({ forecast: within(Number.POSITIVE_INFINITY), history, variables: [1] })
  expect(nonFinite(figure)).toEqual([])
  const [low, high] = (figure.layout.yaxis as { range: number[] }).range
  const { y } = figure.data[0] as { y: number[] }
  expect(Math.max(...y)).toBeCloseTo(high, 5)
  expect(Math.min(...y)).toBeCloseTo(low, 5)
  expect(low).toBeLessThan(-1)
  expect(high).toBeGreaterThan(1)
})

test('a forecast alone is a curve; the caption says what was promised and why it ends early', () => {
  const { data, layout } = forecastPlot({ forecast: forecast(model, history, 20) })
  expect(data.map(({ name }) => name)).toEqual(['forecast', 'forecast'])
  expect(layout.shapes).toEqual([])
  expect(forecastPlot({ forecast: made }).caption).toMatch(/90 % of true samples .* valid for at least/)
  const early = { ...made, stopped: { reason: 'far from the data', time: 31, message: 'it is far' } } as const
  expect(forecastPlot({ forecast: early }).caption).toMatch(/It ends early: it is far\.$/)
  expect(forecastPlot({ forecast: made, caption: 'mine' }).caption).toBe('mine')
})

test('all numbers are finite, all colors are the theme’s', () => {
  const figure = forecastPlot({ forecast: made, history, truth })
  expect(nonFinite(figure)).toEqual([])
  expect(themeColors).toEqual(expect.arrayContaining(colorsIn(figure)))
})

test('mismatches are refused with their values', () => {
  expect(() => forecastPlot({ forecast: made, history: wave(9, 3) })).toThrow('the truth has dim 3, but the prediction')
  expect(() => forecastPlot({ forecast: made, history, variables: [2] })).toThrow(
    'variable 2 of a trajectory with dim 2',
  )
  const none = { ...made, trajectory: slice(made.trajectory, 0, 0) }
  expect(() => forecastPlot({ forecast: none, history })).toThrow('0 predicted states')
})
