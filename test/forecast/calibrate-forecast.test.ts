import { expect, test } from 'vitest'
import { calibrateForecast, calibrationOf } from '../../src/forecast/calibrate-forecast.ts'
import { forecastCoverage, rollingCoverage } from '../../src/forecast/forecast-coverage.ts'
import { type ForecastWindow, type ForecastWindows, forecastWindows } from '../../src/forecast/forecast-windows.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { echoStateNetwork } from '../../src/learn/baselines/echo-state-network.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { persistence } from '../../src/learn/baselines/persistence.ts'
import { medianForecaster } from '../../src/learn/ensemble/median-forecaster.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { component, slice, type Trajectory } from '../../src/trajectory.ts'

const rotation = defineMap({
  name: 'rotation',
  parameters: {},
  equations: { x: '0.8*x - 0.6*y', y: '0.6*x + 0.8*y' },
  initialState: { x: 1, y: 0 },
})
const circle = iterate(rotation, [1, 0], 400)

/** x → 0, whose forecasts of noise miss by the noise: windows that do not overlap are exchangeable. */
const zero = defineMap({ name: 'zero', parameters: {}, equations: { x: '0*x' }, initialState: { x: 0 } })

function noise(samples: number, seed: number): Trajectory {
  const normal = normalPairs(seed, 0, 0)
  const states = Float64Array.from({ length: samples }, (_, i) => normal(0, i)[0])
  return { ...circle, ...iterate(zero, [0], samples - 1), states }
}

test('exchangeable windows: on average over calibrations, coverage is the rank over n + 1 at every lead', () => {
  const repeats = 800
  const horizon = 4
  const covered = new Float64Array(horizon)
  let trusted = 0
  for (let seed = 0; seed < repeats; seed++) {
    const all = forecastWindows(zero, noise(1 + 20 * horizon, seed), { horizon })
    expect(all.windows).toHaveLength(20)
    // In units of its own that the tested window has no part in; the valid times then have no ties but those at the end.
    const options = { adaptation: 0, scale: [1], threshold: 0.5 }
    const calibration = calibrationOf({ ...all, windows: all.windows.slice(0, 19) }, options)
    const got = forecastCoverage(calibration, all.windows.slice(19))
    for (let i = 0; i < horizon; i++) covered[i] += got.byLead[i] / repeats
    trusted += got.trusted / repeats
  }
  // ⌈20 · 0.9⌉ / 20 = 0.9; four standard errors of a binomial.
  const error = 4 * Math.sqrt(0.09 / repeats)
  for (const part of [...covered, trusted]) expect(Math.abs(part - 0.9)).toBeLessThan(error)
})

test('a map that is right, without noise: bands of width 0, trusted to the end', () => {
  const found = calibrateForecast(rotation, circle, { horizon: 20 })
  expect(found.windows).toBe(20)
  expect(found.spacing).toBe(20)
  expect([...found.halfWidths]).toEqual(new Array(40).fill(0))
  expect(found.promised).toMatchObject({ time: 20, median: 20, spread: 0, unfinished: 20 })
})

test('half widths are the ranks of the errors themselves', () => {
  const record = noise(101, 3)
  const found = calibrateForecast(zero, record, { horizon: 5, adaptation: 0, coverage: 0.8 })
  for (let lead = 0; lead < 5; lead++) {
    const errors = Float64Array.from({ length: 20 }, (_, k) => Math.abs(record.states[1 + 5 * k + lead])).sort()
    expect(found.halfWidths[lead]).toBe(errors[16])
  }
})

test('valid times end where the line from error to error passes the threshold; the promise is their rank', () => {
  const ramp = (slope: number): ForecastWindow => ({
    known: Math.round(1000 * slope),
    errors: Float64Array.from({ length: 10 }, (_, i) => slope * (i + 1)),
  })
  // Thresholds are passed after 1 / slope samples.
  const slopes = Array.from({ length: 19 }, (_, k) => 1 / (1.25 + 0.5 * k))
  const windows: ForecastWindows = {
    horizon: 10,
    dim: 1,
    interval: 0.5,
    scale: Float64Array.of(2),
    windows: slopes.map(ramp),
  }
  const { promised } = calibrationOf(windows, { threshold: 0.5, adaptation: 0 })
  // The ⌊20 · 0.1⌋ = second smallest of 1.25, 1.75, …, 10.25, in time 0.5 each.
  expect(promised.time).toBeCloseTo(0.5 * 1.75, 12)
  expect(promised.median).toBeCloseTo(0.5 * 5.75, 12)
  expect(promised.spread).toBeCloseTo(0.5 * 2.25, 12)
  expect(promised.unfinished).toBe(1)
})

test('what learns sees nothing but the samples before each origin', () => {
  const x = { ...circle, dim: 1, states: component(circle, 0) }
  const seen: number[] = []
  const learn = (known: Trajectory) => {
    seen.push(known.times.length)
    return linearAutoregression(known, { delays: 3 })
  }
  const { windows } = forecastWindows(learn, x, { horizon: 10, windows: 9, first: 311 })
  expect(seen).toEqual([311, 321, 331, 341, 351, 361, 371, 381, 391])
  for (const { errors } of windows) expect(Math.max(...errors)).toBeLessThan(1e-6)
})

/** Errors of absolute normals times a factor that depends on the window; the spread is `spread` of it. */
function windowsOf(count: number, factor: (k: number) => number, spread?: (k: number) => number): ForecastWindows {
  const normal = normalPairs(9, 1, 0)
  const windows = Array.from({ length: count }, (_, k) => ({
    known: 100 + k,
    errors: Float64Array.of(Math.abs(factor(k) * normal(0, k)[0])),
    ...(spread && { spread: Float64Array.of(spread(k)) }),
  }))
  return { horizon: 1, dim: 1, interval: 1, scale: Float64Array.of(1), windows }
}

test('a record whose errors grow: the plain promise breaks, the adaptive one holds', () => {
  const growing = windowsOf(600, (k) => 1 + k / 100)
  const [plain, adaptive] = [0, 0.05].map((adaptation) => rollingCoverage(growing, 200, { adaptation }))
  expect(plain.bands).toBeLessThan(0.85)
  expect(Math.abs(adaptive.bands - 0.9)).toBeLessThan(0.03)
})

test('where errors go with the spread, bands by the spread hold as much and are narrower', () => {
  const size = (k: number): number => 10 ** ((k % 5) - 2)
  const uneven = windowsOf(
    1000,
    (k) => size((k * 7) % 11),
    (k) => size((k * 7) % 11),
  )
  const found = [false, true].map((bySpread) => {
    const options = { bySpread, adaptation: 0 }
    return forecastCoverage(
      calibrationOf({ ...uneven, windows: uneven.windows.slice(0, 500) }, options),
      uneven.windows.slice(500),
    )
  })
  for (const { bands } of found) expect(Math.abs(bands - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / 400 + 0.09 / 500))
  expect(found[1].halfWidth).toBeLessThan(found[0].halfWidth / 10)
})

test('forecasts that stop count as infinitely wrong from there on', () => {
  const explosive = defineMap({ name: 'square', parameters: {}, equations: { x: '9e99*x^2' }, initialState: { x: 1 } })
  const { halfWidths, promised } = calibrateForecast(explosive, noise(101, 1), { horizon: 5 })
  expect(Number.isFinite(halfWidths[0])).toBe(true)
  expect(halfWidths[4]).toBe(Number.POSITIVE_INFINITY)
  expect(promised.time).toBeLessThan(1)
})

test('the same seed gives the same bits', () => {
  const x = { ...circle, dim: 1, states: component(circle, 0) }
  const make = () => {
    const known = slice(x, 0, 200)
    const members = [1, 2].map((seed) => echoStateNetwork(known, { size: 10, warmup: 20, seed }))
    return calibrateForecast(medianForecaster(members), x, { horizon: 8, first: 200, bySpread: true })
  }
  expect(make()).toEqual(make())
})

test('what does not fit is refused', () => {
  const record = noise(60, 1)
  const refused = (options: object, message: string | RegExp) =>
    expect(() => calibrateForecast(zero, record, { horizon: 5, ...options })).toThrow(message)
  refused({ windows: 5 }, 'calibrateForecast: coverage 0.9 needs 9 held-out windows or more, there are 5')
  refused({ horizon: 60 }, 'forecastWindows: 60 samples have no room')
  refused({ threshold: 0 }, 'threshold must be positive, got 0')
  refused({ adaptation: 1 }, 'adaptation must lie in [0, 1), got 1')
  refused({ scale: [1, 1] }, 'scale must be 1 positive numbers, got 1,1')
  refused({ bySpread: true }, 'bySpread needs an ensemble')
  expect(() => forecastWindows(persistence(record, { delays: 2 }), circle, { horizon: 2 })).toThrow('dim 2')
})
