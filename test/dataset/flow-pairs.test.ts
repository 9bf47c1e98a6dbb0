import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowPairs } from '../../src/dataset/flow-pairs.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** Every state says where it comes from: [trajectory, sample]. */
function labelled(length: number, label: number, dt = 0.5): Trajectory {
  const states = Float64Array.from({ length: 2 * length }, (_, k) => (k % 2 === 0 ? label : (k - 1) / 2))
  return { dim: 2, times: timeGrid(label, dt, length).subarray(0, length), states, status: 'complete' }
}

test('pairs are every (sample i, sample i + stride) of every trajectory, in order, and no others', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 5 }),
      (lengths, stride) => {
        fc.pre(Math.max(...lengths) > stride)
        const pairs = flowPairs(
          lengths.map((n, label) => labelled(n, label)),
          { stride },
        )
        const expected = lengths.flatMap((n, label) =>
          Array.from({ length: Math.max(0, n - stride) }, (_, i) => ({ from: [label, i], to: [label, i + stride] })),
        )
        expect(pairs.size).toBe(expected.length)
        expect([pairs.inputDim, pairs.targetDim]).toEqual([2, 2])
        expect(Array.from(pairs.inputs)).toEqual(expected.flatMap(({ from }) => from))
        expect(Array.from(pairs.targets)).toEqual(expected.flatMap(({ to }) => to))
      },
    ),
  )
})

test('one trajectory needs no brackets, and the default stride is 1', () => {
  expect(flowPairs(labelled(9, 3))).toEqual(flowPairs([labelled(9, 3)], { stride: 1 }))
})

test('the pairs are copies: changing them leaves the trajectory alone', () => {
  const trajectory = labelled(4, 1)
  flowPairs(trajectory).inputs.fill(99)
  expect(trajectory).toEqual(labelled(4, 1))
})

const uneven: Trajectory = { ...labelled(4, 0), times: Float64Array.of(0, 1, 2, 4) }
const planar = labelled(4, 0)
const scalar: Trajectory = { dim: 1, times: timeGrid(0, 0.5, 3), states: new Float64Array(4), status: 'complete' }

test.each<[string, Parameters<typeof flowPairs>, string]>([
  ['no trajectory', [[]], 'flowPairs: needs at least one trajectory, got an empty list'],
  ['two dimensions', [[planar, scalar]], 'flowPairs: trajectory 1 has dim 1, but trajectory 0 has dim 2'],
  ['two intervals', [[planar, labelled(4, 1, 0.25)]], 'trajectory 1 has interval 0.25, but trajectory 0 has 0.5'],
  ['uneven times', [uneven], 'from times[2] = 2 to times[3] = 4 it steps 2, usually 1'],
  ['too few samples', [[planar, planar], { stride: 4 }], 'flowPairs: stride 4 needs 5 samples, no trajectory has'],
  ['stride zero', [planar, { stride: 0 }], 'flowPairs: stride must be a whole number from 1 up, got 0'],
  ['half a stride', [planar, { stride: 1.5 }], 'flowPairs: stride must be a whole number from 1 up, got 1.5'],
])('%s is refused', (_, args, message) => {
  expect(() => flowPairs(...args)).toThrow(RangeError)
  expect(() => flowPairs(...args)).toThrow(message)
})

test.each<[string, Partial<Trajectory>, string]>([
  [
    'a state that is not a number',
    { states: Float64Array.of(0, 1, 2, Number.NaN, 0, 0) },
    'NaN in variable 1 of sample 1 (t = 1)',
  ],
  ['an infinite time', { times: Float64Array.of(0, 1, Number.POSITIVE_INFINITY) }, 'times[2] = Infinity'],
  ['times that stand still', { times: Float64Array.of(0, 1, 1) }, 'times[2] = 1 after 1; times must increase'],
  ['times that turn round', { times: Float64Array.of(0, 1, -1) }, 'times[1] = 1 after 0; times must be monotone'],
  ['a wrong number of states', { states: new Float64Array(5) }, 'has 5 state values, but 3 times of dim 2 need 6'],
  ['no dimension', { dim: 0 }, 'dim must be a whole number from 1 up, got 0'],
])('a trajectory with %s is refused', (_, flaw, message) => {
  const sound: Trajectory = { dim: 2, times: timeGrid(0, 1, 2), states: new Float64Array(6), status: 'complete' }
  expect(() => flowPairs(sound)).not.toThrow()
  expect(() => flowPairs({ ...sound, ...flaw })).toThrow(RangeError)
  expect(() => flowPairs({ ...sound, ...flaw })).toThrow(message)
})
