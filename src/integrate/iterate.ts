import { allFinite } from '../math/vector.ts'
import type { MapSystem } from '../system/system.ts'
import { type Trajectory, timeGrid } from '../trajectory.ts'
import { initialState } from './initial-state.ts'
import { toTrajectory } from './to-trajectory.ts'

/**
 * The orbit y0, F(y0), F(F(y0)), … of a map: n + 1 states at the times t0 + i·dt, where dt is the system's own, or 1.
 * An orbit that overflows is cut at its last finite state, with status 'diverged'.
 *
 * @param y0 Shape [dim]. Copied.
 * @param n Applications of the map, n ≥ 0.
 * @throws RangeError for a y0 that does not fit or an n that is not a whole number.
 */
export function iterate(system: MapSystem, y0: ArrayLike<number>, n: number, t0 = 0): Trajectory {
  const { dim, name, dt = 1 } = system
  const y = initialState('iterate', system, y0)
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`iterate: n must be 0, 1, 2, …, got ${n}`)
  const times = timeGrid(t0, dt, n)
  const states = new Float64Array(times.length * dim)
  states.set(y)
  const finite = system.orbit ? system.orbit(states, n) : advanceAll(system, states, times)
  if (finite === n) return toTrajectory(system, times, states, times.length)
  const message = `iterate: ${name} left the finite numbers at t = ${times[finite + 1]}, iteration ${finite + 1}`
  return toTrajectory(system, times, states, finite + 1, { status: 'diverged', message })
}

/** Fills the rows after the first and returns how many of them are finite. */
function advanceAll(system: MapSystem, states: Float64Array, times: Float64Array): number {
  const { dim } = system
  for (let i = 1; i < times.length; i++) {
    const next = states.subarray(i * dim, (i + 1) * dim)
    system.advance(states.subarray((i - 1) * dim, i * dim), next, times[i - 1])
    if (!allFinite(next)) return i - 1
  }
  return times.length - 1
}
