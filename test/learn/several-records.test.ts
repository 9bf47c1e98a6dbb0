import fc from 'fast-check'
import { expect, test } from 'vitest'
import { climatology } from '../../src/learn/baselines/climatology.ts'
import { echoStateNetwork } from '../../src/learn/baselines/echo-state-network.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { nearestAnalogues } from '../../src/learn/baselines/nearest-analogues.ts'
import { nextGenerationReservoir } from '../../src/learn/baselines/next-generation-reservoir.ts'
import { persistence } from '../../src/learn/baselines/persistence.ts'
import { learnDelayMap } from '../../src/learn/delay-map.ts'
import type { DelaySystem } from '../../src/learn/delay-system.ts'
import { delayPairs, incrementPairs } from '../../src/learn/delay-window.ts'
import { seededRandom } from '../../src/math/random.ts'
import { rollout } from '../../src/rollout.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** Channel c of sample i of record r holds 10000 r + 10 i + c, so that every number tells where it is from. */
function numbered(r: number, samples: number, channels: number): Trajectory {
  const states = Float64Array.from(
    { length: samples * channels },
    (_, k) => 10000 * r + 10 * Math.floor(k / channels) + (k % channels),
  )
  return { dim: channels, times: timeGrid(100 * r, 0.5, samples - 1), states, status: 'complete' }
}

function recordOf(values: ArrayLike<number>, start = 0): Trajectory {
  return { dim: 1, times: timeGrid(start, 1, values.length - 1), states: Float64Array.from(values), status: 'complete' }
}

/** An orbit of the logistic map. */
function logistic(start: number, n: number): number[] {
  const values = [start]
  while (values.length < n) values.push(3.9 * values[values.length - 1] * (1 - values[values.length - 1]))
  return values
}

const few = fc.integer({ min: 1, max: 3 })
const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })

test.each([delayPairs, incrementPairs])('%o of several records are those of each, one after the other', (pairsOf) => {
  fc.assert(
    fc.property(lengths, few, few, few, few, (samples, channels, delays, spacing, lead) => {
      const span = (delays - 1) * spacing + lead
      const records = samples.map((n, r) => numbered(r, n, channels))
      const long = records.filter(({ times }) => times.length > span)
      fc.pre(long.length > 0)
      const together = pairsOf(records, { delays, spacing, lead })
      const apart = long.map((record) => pairsOf(record, { delays, spacing, lead }))
      expect(together.size).toBe(samples.reduce((sum, n) => sum + Math.max(0, n - span), 0))
      expect([...together.inputs]).toEqual(apart.flatMap(({ inputs }) => [...inputs]))
      expect([...together.targets]).toEqual(apart.flatMap(({ targets }) => [...targets]))
    }),
  )
})

test('no pair crosses: a delay vector and its target are from one record and the right samples apart', () => {
  fc.assert(
    fc.property(lengths, few, few, few, few, (samples, channels, delays, spacing, lead) => {
      fc.pre(Math.max(...samples) > (delays - 1) * spacing + lead)
      const records = samples.map((n, r) => numbered(r, n, channels))
      const { size, inputs, inputDim, targets } = delayPairs(records, { delays, spacing, lead })
      for (let i = 0; i < size; i++)
        for (let j = 0; j < inputDim; j++) {
          const lag = Math.floor(j / channels) * spacing
          expect(targets[i * channels + (j % channels)] - inputs[i * inputDim + j]).toBe(10 * (lag + lead))
        }
    }),
  )
})

const learners: readonly [string, (records: Trajectory | readonly Trajectory[]) => DelaySystem][] = [
  ['learnDelayMap', (records) => learnDelayMap(records, { delays: 2, spacing: 2, width: 12 })],
  ['learnDelayMap with a lead', (records) => learnDelayMap(records, { delays: 2, lead: 2, margin: 0.1, width: 12 })],
  ['linearAutoregression', (records) => linearAutoregression(records, { delays: 3 })],
  ['nextGenerationReservoir', (records) => nextGenerationReservoir(records, { delays: 2, spacing: 2 })],
  ['nearestAnalogues', (records) => nearestAnalogues(records, { delays: 3, neighbors: 2 })],
  ['persistence', (records) => persistence(records, { delays: 3 })],
  ['climatology', (records) => climatology(records, { delays: 3, season: 2 })],
]

test.each(learners)('%s: a list of one is that record; the parts of a record are not the whole', (name, learn) => {
  const values = logistic(0.3, 60)
  const whole = recordOf(values)
  const y = Float64Array.of(0.4, 0.7, 0.2)
  const next = (model: DelaySystem): number[] => {
    const out = new Float64Array(3)
    model.advance(y, out, 7)
    return [...out]
  }
  expect(next(learn([whole]))).toEqual(next(learn(whole)))
  const parts = learn([slice(whole, 0, 2), slice(whole, 2, 31), slice(whole, 31)])
  expect(parts).toMatchObject({ dim: 3, channels: 1, delays: 3, dt: 1 })
  expect(parts.initialState).toEqual([values[4], values[3], values[2]])
  expect(next(parts).slice(1)).toEqual([0.4, 0.7])
  if (name === 'persistence') expect(next(parts)[0]).toBe(0.4)
})

test.each([
  ['next-generation reservoir', nextGenerationReservoir, { delays: 1 }, 1e-10],
  ['sampled network', learnDelayMap, { delays: 1, width: 60 }, 1e-6],
] as const)('%s: many short orbits of the logistic map give its law', (_, learn, options, error) => {
  const random = seededRandom(4)
  const records = Array.from({ length: 40 }, (_, r) => recordOf(logistic(0.05 + 0.9 * random(), 2 + (r % 4)), 10 * r))
  const model = (learn as (records: readonly Trajectory[], options: object) => DelaySystem)(records, options)
  const out = new Float64Array(1)
  for (const x of [0.2, 0.5, 0.8]) {
    model.advance(Float64Array.of(x), out, 0)
    expect(Math.abs(out[0] - 3.9 * x * (1 - x))).toBeLessThan(error)
  }
})

test('a delay map with spacing forecasts a sine from samples two apart, and its state holds the one between', () => {
  const times = timeGrid(0, 0.2, 200)
  const record: Trajectory = { dim: 1, times, states: times.map(Math.sin), status: 'complete' }
  const model = learnDelayMap(record, { delays: 2, spacing: 2, width: 5 })
  expect(model).toMatchObject({ dim: 3, delays: 3, channels: 1 })
  expect([...model.trainingRegion.upper]).toEqual([
    expect.closeTo(1, 2),
    Number.POSITIVE_INFINITY,
    expect.closeTo(1, 2),
  ])
  const start = [Math.sin(0.4), Math.sin(0.2), 0]
  const prediction = rollout(model, start, timeGrid(0.4, 0.2, 60), { region: model.trainingRegion })
  for (const [i, t] of prediction.times.entries()) expect(stateAt(prediction, i)[0]).toBeCloseTo(Math.sin(t), 7)
})

test('seasonal climatology of pieces knows the phase of each from its times', () => {
  const months = [3, 5, 2, 9]
  const values = Array.from({ length: 22 }, (_, i) => months[i % 4])
  const pieces = [recordOf(values.slice(0, 3)), recordOf(values.slice(7, 12), 7), recordOf(values.slice(13, 22), 13)]
  const model = climatology(pieces, { delays: 1, season: 4 })
  const out = new Float64Array(1)
  for (let t = -5; t < 30; t++) {
    model.advance(Float64Array.of(0), out, t)
    expect(out[0]).toBe(months[(((t + 1) % 4) + 4) % 4])
  }
  expect(() =>
    climatology([pieces[0], { ...pieces[1], times: timeGrid(7.4, 1, 4) }], { delays: 1, season: 4 }),
  ).toThrow('record 1 starts 7.4 sampling intervals after record 0')
  expect(() => climatology(pieces.slice(0, 1), { delays: 1, season: 4 })).toThrow(
    '3 samples do not cover one season of 4',
  )
})

test('an echo state network warms up on each record by itself', () => {
  const record = recordOf(logistic(0.3, 400))
  const [first, second] = [slice(record, 0, 150), slice(record, 180)]
  const model = echoStateNetwork([first, slice(record, 150, 170), second], { size: 20, warmup: 30 })
  expect(model.report.rows).toBe(150 - 31 + 220 - 31)
  const next = new Float64Array(model.dim)
  let sum = 0
  for (const along of [first, second].map(model.synchronize))
    for (let i = 0; i + 1 < along.times.length; i++) {
      model.advance(stateAt(along, i), next, 0)
      sum += (next[0] - stateAt(along, i + 1)[0]) ** 2
    }
  expect(Math.sqrt(sum / model.report.rows) / model.report.trainingRmse[0]).toBeCloseTo(1, 5)
})

test('records of different intervals, or all too short, are refused with the numbers', () => {
  const records = [recordOf(logistic(0.3, 9)), { ...recordOf(logistic(0.4, 9)), times: timeGrid(0, 2, 8) }]
  expect(() => linearAutoregression(records, { delays: 2 })).toThrow('trajectory 1 has interval 2')
  const short = [recordOf([1, 2]), recordOf([1, 2, 3])]
  expect(() => linearAutoregression(short, { delays: 3 })).toThrow('3 samples, but 3 delays and a target need 4')
  expect(() => nextGenerationReservoir(short, { delays: 2, spacing: 3 })).toThrow(
    '3 samples, but 2 delays at spacing 3 and a target need 5',
  )
  expect(() => learnDelayMap([], { delays: 1, width: 3 })).toThrow('got an empty list')
})
