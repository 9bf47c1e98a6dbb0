import { expect, test } from 'vitest'
import { powerSpectrum } from '../../src/compare/power-spectrum.ts'
import { seededRandom } from '../../src/math/random.ts'
import { standardDeviation } from '../../src/math/statistics.ts'
import { component, type Trajectory, timeGrid } from '../../src/trajectory.ts'

function record(dt: number, n: number, value: (t: number, i: number) => number): Trajectory {
  const times = timeGrid(5, dt, n - 1)
  return { dim: 1, times, states: times.map(value), status: 'complete' }
}

const random = seededRandom(7)
const noise = record(0.1, 1 << 15, () => Math.sqrt(12) * (random() - 0.5))

/** Sum of a density times its resolution. */
function integral({ density, resolution }: ReturnType<typeof powerSpectrum>, from = 0, to = Infinity): number {
  return density[0].slice(from, to).reduce((sum, value) => sum + value * resolution, 0)
}

test('Parseval: one rectangular segment holds the variance exactly', () => {
  const variance = standardDeviation(component(noise, 0)) ** 2
  const spectrum = powerSpectrum(noise, { segment: 1 << 15, window: 'rectangular' })
  expect(spectrum.segments).toBe(1)
  expect(Math.abs(integral(spectrum) / variance - 1)).toBeLessThan(1e-12)
})

test.each([0.01, 0.5, 3])('a sine with interval %d: half its squared amplitude, all at its own frequency', (dt) => {
  const frequency = 40 / (1024 * dt)
  const wave = record(dt, 4096, (t) => 10 + 3 * Math.sin(2 * Math.PI * frequency * t))
  const spectrum = powerSpectrum(wave, { segment: 1024 })
  expect(spectrum.frequencies[40]).toBeCloseTo(frequency, 12)
  expect(spectrum.density[0].indexOf(Math.max(...spectrum.density[0]))).toBe(40)
  // A Hann window spreads a line over three frequencies.
  expect(integral(spectrum, 39, 42)).toBeCloseTo(4.5, 10)
  expect(Math.abs(integral(spectrum) - 4.5)).toBeLessThan(1e-10)
})

test('white noise of variance 1: level 2 dt at every frequency, within four standard errors of Welch’s average', () => {
  const spectrum = powerSpectrum(noise, { segment: 256 })
  expect(spectrum.segments).toBe(255)
  const level = 2 * 0.1
  const inside = Array.from(spectrum.density[0].subarray(2, 127))
  // Half-overlapping Hann segments, correlated by 1/6, are worth 18/19 of as many independent ones.
  const error = level / Math.sqrt((18 / 19) * 255)
  for (const value of inside) expect(Math.abs(value - level)).toBeLessThan(4 * error)
  expect(Math.abs(integral(spectrum) - 1)).toBeLessThan(0.02)
})

test('an autoregression x ← a x + ε has density 2 σ² dt / |1 − a exp(−2πi f dt)|²', () => {
  const draw = seededRandom(3)
  let x = 0
  const red = record(0.5, 1 << 16, () => {
    x = 0.8 * x + Math.sqrt(12) * (draw() - 0.5)
    return x
  })
  const { frequencies, density, segments } = powerSpectrum(red, { segment: 256 })
  let squares = 0
  for (let k = 2; k < 127; k++) {
    const angle = 2 * Math.PI * frequencies[k] * 0.5
    const exact = (2 * 0.5) / (1 - 2 * 0.8 * Math.cos(angle) + 0.64)
    squares += (density[0][k] / exact - 1) ** 2
  }
  // The relative spread of an average of so many half-overlapping periodograms.
  const spread = 1 / Math.sqrt((segments * 18) / 19)
  expect(Math.sqrt(squares / 125) / spread).toBeGreaterThan(0.8)
  expect(Math.sqrt(squares / 125) / spread).toBeLessThan(1.2)
})

test('settings and units come back; variables by name or index', () => {
  const states = new Float64Array(200).map((_, i) => Math.sin(i))
  const two: Trajectory = { dim: 2, times: timeGrid(0, 0.25, 99), states, variables: ['a', 'b'], status: 'complete' }
  const spectrum = powerSpectrum(two, { variables: ['b'] })
  expect(spectrum).toMatchObject({
    variables: ['b'],
    segment: 16,
    segments: 11,
    window: 'hann',
    overlap: 0.5,
    samplingInterval: 0.25,
    resolution: 0.25,
    unit: 'variance per frequency',
  })
  expect(spectrum.density[0]).toEqual(powerSpectrum(two).density[1])
  expect(spectrum.frequencies[8]).toBe(2)
})

test.each<[string, () => unknown]>([
  ['a segment of 256 samples from a record of 100', () => powerSpectrum(record(1, 100, Math.sin), { segment: 256 })],
  ['power of 2 from 2 on, got 12', () => powerSpectrum(record(1, 100, Math.sin), { segment: 12 })],
  ['overlap must lie in [0, 1), got 1', () => powerSpectrum(record(1, 100, Math.sin), { overlap: 1 })],
  ['no variable "x"; use 0 to 0', () => powerSpectrum(record(1, 100, Math.sin), { variables: ['x'] })],
  ['3 samples', () => powerSpectrum(record(1, 3, Math.sin))],
  [
    'not sampled uniformly',
    () => powerSpectrum({ ...noise, times: noise.times.map((t, i) => (i === 9 ? t + 0.05 : t)) }),
  ],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})
