import { checkSeed } from '../../math/random.ts'
import { allFinite, copy } from '../../math/vector.ts'
import type { SdeSystem } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { checkTimes } from '../check-times.ts'
import { checkWork, diverged, stepsBetween } from '../fixed/drive.ts'
import { initialState } from '../initial-state.ts'
import { type Counts, noCounts } from '../stepper.ts'
import { toTrajectory } from '../to-trajectory.ts'
import type { BrownianPath } from './brownian-path.ts'
import type { SdeMethod } from './method.ts'
import { type DrawIncrements, freshIncrements, pathIncrements } from './wiener-increments.ts'

export interface SdeOptions {
  /** Any 32-bit integer; default 0. Same seed, system, times and method: same bits. */
  readonly seed?: number
  /**
   * The sample path of the noise, in place of a seed: for one path under several steps or methods, or a solution
   * that does not depend on the other requested times. Some microseconds per step and process slower.
   */
  readonly path?: BrownianPath
}

/**
 * One sample path of the solution from y0, at each of `times`: every interval between two of them is divided into the
 * least number of equal steps no longer than the method's. Where the numbers fail, as with the root of a negative
 * volatility, the trajectory is cut at the last time before and `status` and `message` say so.
 *
 * @param y0 State at times[0]; shape [dim]. Copied.
 * @param times Strictly increasing; shape [n], n ≥ 1. Copied bit by bit.
 * @throws RangeError for a y0, times, seed or path that do not fit, for noise that the method cannot treat and for more
 * than 1e9 steps. Whatever the system's own functions throw passes unchanged.
 */
export function integrateSde(
  system: SdeSystem,
  y0: ArrayLike<number>,
  times: ArrayLike<number>,
  method: SdeMethod,
  options: SdeOptions = {},
): Trajectory {
  const start = initialState('integrateSde', system, y0)
  const grid = Float64Array.from(times)
  checkTimes('integrateSde', grid)
  if (grid[1] < grid[0])
    throw new RangeError(`integrateSde: times must increase, got times[0] = ${grid[0]} and times[1] = ${grid[1]}`)
  checkWork(method.name, grid, method.step)
  return march(system, start, grid, method, incrementsFor(system, grid[0], method, options))
}

function incrementsFor(
  { name, noises }: SdeSystem,
  t0: number,
  method: SdeMethod,
  { seed, path }: SdeOptions,
): DrawIncrements {
  if (seed !== undefined) checkSeed('integrateSde', seed)
  if (!path) return freshIncrements(noises, seed ?? 0, method)
  if (seed !== undefined) throw new RangeError(`integrateSde: got a path and the seed ${seed}; the path has its own`)
  if (path.noises !== noises)
    throw new RangeError(`integrateSde: the path has ${path.noises} Wiener processes, but ${name} has ${noises}`)
  return pathIncrements(path, t0, method)
}

function march(
  system: SdeSystem,
  y0: Float64Array,
  times: Float64Array,
  method: SdeMethod,
  draw: DrawIncrements,
): Trajectory {
  const { dim } = system
  const step = method.stepper(system)
  const states = new Float64Array(times.length * dim)
  states.set(y0)
  const y = y0.slice()
  const next = new Float64Array(dim)
  const counts: Counts = noCounts()
  for (let i = 1; i < times.length; i++) {
    const steps = stepsBetween(times[i - 1], times[i], method.step)
    const h = (times[i] - times[i - 1]) / steps
    let from = times[i - 1]
    for (let s = 1; s <= steps; s++) {
      const to = s === steps ? times[i] : times[i - 1] + s * h
      step(from, h, y, draw(to, h), next)
      counts.steps++
      counts.evaluations += method.evaluations
      if (!allFinite(next)) {
        const message = diverged(method.name, system, from, to)
        return { ...toTrajectory(system, times, states, i, { status: 'diverged', message }), statistics: counts }
      }
      copy(next, y)
      from = to
    }
    states.set(y, i * dim)
  }
  return { ...toTrajectory(system, times, states, times.length), statistics: counts }
}
