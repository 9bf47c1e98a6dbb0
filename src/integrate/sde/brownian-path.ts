import { checkSeed } from '../../math/random.ts'
import { wienerProcess } from './wiener-process.ts'

/** A sample path of independent Wiener processes with W(0) = 0, known at every finite time, before 0 too. */
export interface BrownianPath {
  readonly noises: number
  readonly seed: number
  /** W(t), written into `out`; shape [noises]. */
  at(t: number, out?: Float64Array): Float64Array
  /** ∫ W from 0 to t, likewise. */
  integral(t: number, out?: Float64Array): Float64Array
}

export interface BrownianPathOptions {
  /** Number of Wiener processes. */
  readonly noises: number
  /** Any 32-bit integer; default 0. */
  readonly seed?: number
}

/**
 * The path that a seed decides: W(t) is the same number whenever and in whatever order it is asked for, so that methods
 * and steps can be compared on one path. Process j is the same in paths with more or fewer processes.
 *
 * A question takes up to 52 halvings of an interval for each process, fewer the nearer the last one was and the rounder
 * the time is in binary. Source of the halving with areas: J. Foster, T. Lyons, H. Oberhauser, SIAM J. Numer. Anal. 58,
 * 1393–1421 (2020).
 *
 * @throws RangeError for options out of range; from `at` and `integral`, for a time that is not finite.
 */
export function brownianPath({ noises, seed = 0 }: BrownianPathOptions): BrownianPath {
  if (!Number.isInteger(noises) || noises < 1)
    throw new RangeError(`brownianPath: noises must be 1, 2, 3, …, got ${noises}`)
  checkSeed('brownianPath', seed)
  const processes = Array.from({ length: noises }, (_, j) => wienerProcess(seed, j))
  const read = (what: 'value' | 'integral', t: number, out: Float64Array): Float64Array => {
    if (!Number.isFinite(t)) throw new RangeError(`brownianPath: the time must be finite, got ${t}`)
    for (let j = 0; j < noises; j++) {
      const process = processes[j]
      process.seek(t)
      out[j] = process[what]
    }
    return out
  }
  return {
    noises,
    seed,
    at: (t, out = new Float64Array(noises)) => read('value', t, out),
    integral: (t, out = new Float64Array(noises)) => read('integral', t, out),
  }
}
