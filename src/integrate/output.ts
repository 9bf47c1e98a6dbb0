import type { SystemBase } from '../system/system.ts'
import type { Status, Trajectory } from '../trajectory.ts'
import type { Counts } from './stepper.ts'
import { toTrajectory } from './to-trajectory.ts'

/** The caller's rows while they are being filled. Time counts from the first of them. */
export interface Output {
  readonly counts: Counts
  /** The last requested time. */
  readonly end: number
  absolute(t: number): number
  elapsed(t: number): number
  /** Whether a row is due before t; the last one does not count, as a step ends there. */
  wantsBefore(t: number): boolean
  /** Fills the rows up to t: from `at`, or with `state` where a row's time is t itself. */
  fill(t: number, at: (t: number, out: Float64Array) => void, state?: Float64Array): void
  finish(status: Status, message?: string): Trajectory
}

export function outputAt(system: SystemBase, times: Float64Array, y0: Float64Array, counts: Counts): Output {
  const { dim } = system
  const [t0] = times
  const states = new Float64Array(times.length * dim)
  states.set(y0)
  let filled = 1
  const direction = Math.sign(times[times.length - 1] - t0)
  return {
    counts,
    end: times[times.length - 1] - t0,
    absolute: (t) => t0 + t,
    elapsed: (t) => t - t0,
    wantsBefore: (t) => filled < times.length - 1 && direction * (times[filled] - t0 - t) < 0,
    fill(t, at, state) {
      for (; filled < times.length && direction * (times[filled] - t0 - t) <= 0; filled++) {
        const row = states.subarray(filled * dim, (filled + 1) * dim)
        if (state && times[filled] - t0 === t) row.set(state)
        else at(times[filled] - t0, row)
      }
    },
    finish(status, message = '') {
      const stop = status === 'complete' ? undefined : { status, message }
      return { ...toTrajectory(system, times, states, filled, stop), statistics: counts }
    },
  }
}
