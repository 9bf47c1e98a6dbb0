import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spectrumDistance } from '../../src/compare/spectrum-distance.ts'
import { seededRandom } from '../../src/math/random.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

const N = 2048
const SEGMENT = 256

function record(value: (i: number) => number, dt = 0.1, n = N): Trajectory {
  const states = Float64Array.from({ length: n }, (_, i) => value(i))
  return { dim: 1, times: timeGrid(0, dt, n - 1), states, status: 'complete' }
}

/** Sines with k periods in a segment, of given power. */
const sines = (...list: [number, number][]): Trajectory =>
  record((i) =>
    list.reduce((sum, [k, power]) => sum + Math.sqrt(2 * power) * Math.sin((2 * Math.PI * k * i) / SEGMENT), 3),
  )

const exact = { segment: SEGMENT, smoothing: 0, window: 'rectangular' } as const

test('two sines of powers a : 1 − a and b : 1 − b: H² = 1 − √(a b) − √((1 − a)(1 − b)), whatever the amplitude', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, fc.double({ min: 0.1, max: 10, noNaN: true }), (a, b, power) => {
      const p = sines([20, a], [60, 1 - a])
      const q = sines([20, power * b], [60, power * (1 - b)])
      const squared = 1 - Math.sqrt(a * b) - Math.sqrt((1 - a) * (1 - b))
      expect(spectrumDistance(p, q, exact).values[0] ** 2).toBeCloseTo(squared, 9)
    }),
    { numRuns: 30 },
  )
})

test('0 to itself, 1 between sines of other frequencies and to a constant', () => {
  const [slow, fast] = [sines([20, 1]), sines([60, 1])]
  expect(spectrumDistance(slow, slow).values[0]).toBe(0)
  expect(spectrumDistance(slow, fast, exact).values[0]).toBeCloseTo(1, 12)
  const constant = record(() => 2)
  expect(spectrumDistance(slow, constant, exact).values[0]).toBeCloseTo(1, 12)
  expect(spectrumDistance(constant, constant).values[0]).toBe(0)
})

test('smoothing by s frequencies: lines d apart are at H² = 1 − exp(−d²/(8 s²))', () => {
  for (const [d, smoothing] of [
    [4, 2],
    [6, 3],
    [12, 3],
  ]) {
    const { values } = spectrumDistance(sines([60, 1]), sines([60 + d, 1]), { ...exact, smoothing })
    expect(values[0] ** 2).toBeCloseTo(1 - Math.exp(-(d * d) / (8 * smoothing * smoothing)), 3)
  }
})

test('white noise and an autoregression: the distance of their exact spectra, above what halves of the noise differ by', () => {
  const random = seededRandom(8)
  const noise = record(() => random() - 0.5, 0.1, 1 << 14)
  let x = 0
  const step = (): number => {
    x = 0.8 * x + random() - 0.5
    return x
  }
  const red = record(step, 0.1, 1 << 14)
  const angles = Array.from({ length: 1024 }, (_, k) => (Math.PI * (k + 0.5)) / 1024)
  const density = angles.map((angle) => 1 / (1.64 - 1.6 * Math.cos(angle)))
  const total = density.reduce((a, b) => a + b)
  const overlap = density.reduce((sum, value) => sum + Math.sqrt(value / total / 1024), 0)
  const result = spectrumDistance(noise, red, { segment: 256, removeMean: false })
  // From one record to another it scatters by 0.006.
  expect(Math.abs(result.values[0] - Math.sqrt(1 - overlap))).toBeLessThan(0.02)
  expect(result.withinTruth[0]).toBeLessThan(0.07)
  expect(result.segments).toEqual([127, 127])
  expect(result.mean).toBe(result.values[0])
})

test.each<[string, () => unknown]>([
  ['truth is sampled every 0.1', () => spectrumDistance(sines([20, 1]), record(Math.sin, 0.2))],
  [
    'smoothing must be 0 or more frequencies, got -1',
    () => spectrumDistance(sines([20, 1]), sines([20, 1]), { smoothing: -1 }),
  ],
  [
    'a segment of 2048 samples from a record of 1024',
    () => spectrumDistance(sines([1, 1]), sines([1, 1]), { segment: 2048 }),
  ],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})
