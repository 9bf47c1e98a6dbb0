import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delayEmbed } from '../../src/dataset/delay-embedding.ts'
import { flowPairs } from '../../src/dataset/flow-pairs.ts'
import { stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** Channel c of sample i holds 100 i + c. */
function numbered(samples: number, channels: number): Trajectory {
  const times = timeGrid(5, 0.25, samples).subarray(0, samples)
  const states = Float64Array.from(
    { length: samples * channels },
    (_, k) => 100 * Math.floor(k / channels) + (k % channels),
  )
  const variables = Array.from({ length: channels }, (_, c) => `y${c}`)
  return { dim: channels, times, states, status: 'complete', variables }
}

test('row by row: newest sample first, all channels of a sample together, times of the newest', () => {
  const small = fc.integer({ min: 1, max: 4 })
  fc.assert(
    fc.property(small, small, small, fc.integer({ min: 1, max: 9 }), (delays, spacing, channels, rows) => {
      const history = (delays - 1) * spacing
      const record = numbered(history + rows, channels)
      const { dim, times, states } = delayEmbed(record, { delays, spacing })
      expect(dim).toBe(delays * channels)
      expect(times).toEqual(record.times.slice(history))
      const expected = Array.from({ length: rows }, (_, row) =>
        Array.from({ length: delays }, (_, k) => Array.from(stateAt(record, row + history - k * spacing))),
      )
      expect(Array.from(states)).toEqual(expected.flat(2))
    }),
  )
})

test('one delay changes nothing but the names', () => {
  const record = numbered(6, 2)
  expect(delayEmbed(record, { delays: 1 })).toEqual({ ...record, variables: ['y0[n]', 'y1[n]'] })
})

test('names say the lag in samples', () => {
  expect(delayEmbed(numbered(8, 2), { delays: 3, spacing: 2 }).variables).toEqual([
    'y0[n]',
    'y1[n]',
    'y0[n-2]',
    'y1[n-2]',
    'y0[n-4]',
    'y1[n-4]',
  ])
  const { variables: _, ...nameless } = numbered(8, 2)
  expect(delayEmbed(nameless, { delays: 3 })).not.toHaveProperty('variables')
})

test('two delays of one sine hold its whole state: x[n+1] = 2 cos(ω dt) x[n] − x[n−1]', () => {
  const times = timeGrid(0, 0.3, 200)
  const wave: Trajectory = { dim: 1, times, states: times.map((t) => Math.sin(1.7 * t + 0.4)), status: 'complete' }
  const { size, inputs, targets } = flowPairs(delayEmbed(wave, { delays: 2 }))
  expect(size).toBe(199)
  for (let i = 0; i < size; i++) {
    const next = 2 * Math.cos(1.7 * 0.3) * inputs[2 * i] - inputs[2 * i + 1]
    expect(Math.abs(targets[2 * i] - next)).toBeLessThan(1e-13)
    expect(targets[2 * i + 1]).toBe(inputs[2 * i])
  }
})

test('the status and what was written above a record stay with it', () => {
  const record = { ...numbered(9, 1), status: 'diverged', message: 'at t = 7', origin: 'a buoy' } as const
  expect(delayEmbed(record, { delays: 2 })).toMatchObject({ status: 'diverged', message: 'at t = 7', origin: 'a buoy' })
})

test.each<[string, Parameters<typeof delayEmbed>, string]>([
  [
    'too few samples',
    [numbered(6, 1), { delays: 4, spacing: 2 }],
    'delayEmbed: 6 samples, but 4 delays at spacing 2 need at least 7',
  ],
  ['no delays', [numbered(6, 1), { delays: 0 }], 'delayEmbed: delays must be a whole number from 1 up, got 0'],
  ['negative spacing', [numbered(6, 1), { delays: 2, spacing: -1 }], 'delayEmbed: spacing must be a whole number'],
  [
    'a gap in the times, even among the samples that serve only as history',
    [{ ...numbered(6, 1), times: Float64Array.of(0, 3, 4, 5, 6, 7) }, { delays: 4 }],
    'delayEmbed: the trajectory is not sampled uniformly: from times[0] = 0 to times[1] = 3',
  ],
])('%s: refused', (_, args, message) => {
  expect(() => delayEmbed(...args)).toThrow(RangeError)
  expect(() => delayEmbed(...args)).toThrow(message)
})
