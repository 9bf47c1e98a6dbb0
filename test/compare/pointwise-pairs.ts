import fc from 'fast-check'
import type { Pair } from '../../src/compare/pairs.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** One variable at times 0, dt, 2 dt, … */
export function series(values: ArrayLike<number>, dt = 1): Trajectory {
  return { dim: 1, times: timeGrid(0, dt, values.length - 1), states: Float64Array.from(values), status: 'complete' }
}

export function pair(truth: ArrayLike<number>, prediction: ArrayLike<number>): Pair {
  return { truth: series(truth), prediction: series(prediction) }
}

/** Both of every pair mapped value by value. */
export function mapPairs(pairs: readonly Pair[], f: (value: number) => number): Pair[] {
  const map = (trajectory: Trajectory): Trajectory => ({ ...trajectory, states: trajectory.states.map(f) })
  return pairs.map(({ truth, prediction }) => ({ truth: map(truth), prediction: map(prediction) }))
}

const value = fc.double({ min: -100, max: 100, noNaN: true })

/** Pairs of two or more random values each, some predictions shorter than their truth. */
export const pairs: fc.Arbitrary<Pair[]> = fc.array(
  fc
    .tuple(fc.array(value, { minLength: 2, maxLength: 12 }), fc.array(value, { minLength: 2, maxLength: 12 }))
    .map(([truth, prediction]) => pair(truth, prediction.slice(0, truth.length))),
  { minLength: 1, maxLength: 4 },
)
