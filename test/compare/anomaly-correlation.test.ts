import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anomalyCorrelation } from '../../src/compare/anomaly-correlation.ts'
import { slice } from '../../src/trajectory.ts'
import { pair, pairs, series } from './pointwise-pairs.ts'

const wave = (n: number, shift: number) =>
  Float64Array.from({ length: n }, (_, i) => Math.sin((i * Math.PI) / 8 + shift))

test('sines out of phase by φ about the climatology: cos φ, whatever the amplitude predicted', () => {
  for (const [shift, amplitude] of [
    [0, 0.01],
    [1, 1],
    [Math.PI, 5],
  ]) {
    const list = [
      pair(
        wave(64, 0),
        wave(64, shift).map((y) => amplitude * y),
      ),
    ]
    const result = anomalyCorrelation(list, { record: series([1, -1, 1, -1]) })
    expect(result.values[0]).toBeCloseTo(Math.cos(shift), 13)
    expect(result.scaling).toBe('anomalies from the mean of the record, uncentered')
  }
})

test('from −1 to 1', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const value = anomalyCorrelation(list, { record: series([3, 4]) }).values[0]
      expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-14)
    }),
  )
})

test('a season is taken off at the phase of each time, after the record and before it', () => {
  const season = [10, 20, -5, 0]
  const record = { ...series([...season, ...season]), times: Float64Array.from({ length: 8 }, (_, i) => 100 + i / 4) }
  const anomalies = wave(16, 0.3)
  const predicted = wave(16, 0.8)
  for (const start of [102.5, 94.5]) {
    const times = Float64Array.from(anomalies, (_, i) => start + i / 4)
    const add = (values: Float64Array) => ({ ...series(values.map((y, i) => y + season[(i + 2) % 4])), times })
    const list = [{ truth: add(anomalies), prediction: add(predicted) }]
    const result = anomalyCorrelation(list, { record, season: 4 })
    expect(result.values[0]).toBeCloseTo(Math.cos(0.5), 12)
    // Without the season taken off both follow it, and all looks well.
    expect(anomalyCorrelation(list, { record }).values[0]).toBeGreaterThan(0.99)
  }
})

test('the climatology itself has no anomaly; refused: a record of another dimension', () => {
  const list = [pair([1, 2], [2, 2])]
  expect(anomalyCorrelation(list, { record: series([1, 3]) }).values[0]).toBeNaN()
  const plane = { ...slice(series([1, 2]), 0, 1), dim: 2, states: Float64Array.of(1, 2) }
  expect(() => anomalyCorrelation(list, { record: plane })).toThrow('the record has dim 2, the truths have dim 1')
})
