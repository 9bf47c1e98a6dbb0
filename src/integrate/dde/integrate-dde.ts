import { copy, firstNonFinite } from '../../math/vector.ts'
import type { DdeSystem, History } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type AdaptiveOptions, adaptiveSolver } from '../adaptive/drive.ts'
import { checkTimes } from '../check-times.ts'
import { type EventDefinition, watchEvents } from '../events.ts'
import { dormandPrince5Control } from '../explicit/dopri5.ts'
import { initialState } from '../initial-state.ts'
import type { Watch } from '../stepper.ts'
import { toTrajectory } from '../to-trajectory.ts'
import { methodOfSteps } from './method-of-steps.ts'
import { timeSlack } from './past.ts'

export interface DdeOptions extends AdaptiveOptions {
  /** The state at times[0] where it differs from the history's: the solution jumps there. Shape [dim]. */
  readonly initialState?: ArrayLike<number>
  /** Crossings to find or to stop at; they come back as the trajectory's `events`. They cannot restart. */
  readonly events?: readonly EventDefinition[]
}

/** Steps that grow slowly: else, where the solution is a polynomial, one could skip a whole swing of the lags. */
const careful = { ...dormandPrince5Control, most: 2 }

/**
 * The solution of a delay differential equation at each of `times`, with adaptive steps of Dormand and Prince's method
 * of order 5 that end wherever the solution is not smooth. Lags may be constant, change with time or state, vanish, and
 * be shorter than a step. Where the solution cannot be continued, the trajectory is cut at the last time reached and
 * `status` and `message` say why. Memory is bounded by the longest lag where all are constant.
 *
 * @param history The state up to times[0]: constant, shape [dim], or a function that writes it. For a system that has
 *   one, `system.history ?? system.initialState`.
 * @param times Strictly increasing; shape [n], n ≥ 1. Copied bit by bit.
 * @param watch Sees every step, where there are no `events`, and may end the integration with status 'event'.
 * @throws RangeError for a history, times, lags at the start or options that do not fit. What the system's own
 *   functions throw passes unchanged.
 */
export function integrateDde(
  system: DdeSystem,
  history: ArrayLike<number> | History,
  times: ArrayLike<number>,
  options: DdeOptions = {},
  watch?: Watch,
): Trajectory {
  const grid = Float64Array.from(times)
  checkTimes('integrateDde', grid)
  const [t0, t1] = grid
  if (t1 < t0)
    throw new RangeError(`integrateDde: times must increase, got ${t0} and ${t1}; the past is given, not the future`)
  const before = typeof history === 'function' ? history : constant(initialState('integrateDde', system, history))
  const end = historyAt(system, before, t0)
  const start = options.initialState ? initialState('integrateDde', system, options.initialState) : end
  checkLags(system, t0, start)
  const solve = adaptiveSolver('integrateDde', system.constantDelays ? dormandPrince5Control : careful, options)
  if (grid.length === 1) return toTrajectory(system, grid, start, 1)
  const jump = start.some((value, i) => value !== end[i])
  const problem = methodOfSteps(system, before, t0, start, jump)
  const { events } = options
  if (!events) return solve(problem, start, grid, watch)
  const found = watchEvents(events, system.dim)
  if (events.some(({ restart }) => restart))
    throw new RangeError('integrateDde: an event cannot restart a delay equation; stop there and integrate anew')
  found.begin(t0, start)
  return { ...solve(problem, start, grid, found.watch), ...found.outcome('integrateDde', system) }
}

function constant(state: Float64Array): History {
  return (_t, out) => copy(state, out)
}

function historyAt({ name, dim, variables }: DdeSystem, history: History, t: number): Float64Array {
  const state = new Float64Array(dim).fill(Number.NaN)
  history(t, state)
  const bad = firstNonFinite(state)
  if (bad < 0) return state
  const value = `${variables[bad]} = ${state[bad]}`
  throw new RangeError(`integrateDde: the history of ${name} at t = ${t} has ${value}; write every entry, finite`)
}

function checkLags({ name, lags, delays }: DdeSystem, t: number, y: Float64Array): void {
  const found = new Float64Array(lags).fill(Number.NaN)
  delays(t, y, found)
  for (const [k, lag] of found.entries())
    if (!(lag >= -timeSlack(t, t) && Number.isFinite(lag)))
      throw new RangeError(`integrateDde: lag ${k} of ${name} is ${lag} at t = ${t}; lags are finite and not negative`)
}
