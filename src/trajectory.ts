/** Why an integration or rollout stopped. Only 'complete' fills every requested time. */
export type Status = 'complete' | 'event' | 'diverged' | 'left-region' | 'max-steps' | 'step-underflow' | 'aborted'

/** What an integration took. */
export interface Statistics {
  /** Accepted steps. */
  readonly steps: number
  /** Steps that were tried again with a shorter one. */
  readonly rejected: number
  /** Evaluations of the field. */
  readonly evaluations: number
  /** Evaluations of the Jacobian; where it is differenced, they count as evaluations of the field. */
  readonly jacobians: number
  /** Factorizations of a linear system. */
  readonly factorizations: number
}

/** An event that an integration met. */
export interface Occurrence {
  /** The event's name or, without one, its position among the events. */
  readonly event: string
  readonly time: number
  /** Shape [dim]; before the event changed it, if it did. */
  readonly state: Float64Array
}

/** States on a time grid: the truth, a measured record or a model's prediction, all the same type. */
export interface Trajectory {
  /** Number of state variables. */
  readonly dim: number
  /** Shape [n]; strictly increasing (strictly decreasing for an integration backwards in time). */
  readonly times: Float64Array
  /** Shape [n, dim], row-major; always finite. Row i is the state at `times[i]`. */
  readonly states: Float64Array
  readonly status: Status
  /** What happened and when, where `status` is not 'complete'. */
  readonly message?: string
  /** One label per state variable, in storage order. */
  readonly variables?: readonly string[]
  /** In order of time, where events were asked for. */
  readonly events?: readonly Occurrence[]
  readonly statistics?: Statistics
}

/** A view (not a copy) of state i; negative i counts from the end. @throws RangeError outside the trajectory. */
export function stateAt({ dim, states }: Trajectory, i: number): Float64Array {
  const n = states.length / dim
  const row = i < 0 ? n + i : i
  if (!(Number.isInteger(row) && row >= 0 && row < n))
    throw new RangeError(`stateAt: index ${i} is outside a trajectory of ${n} states`)
  return states.subarray(row * dim, (row + 1) * dim)
}

/** A copy of variable j over time; shape [n]. @throws RangeError unless j is one of 0 … dim − 1. */
export function component({ dim, states, times }: Trajectory, j: number): Float64Array {
  if (!(Number.isInteger(j) && j >= 0 && j < dim))
    throw new RangeError(`component: variable ${j} of a trajectory with dim ${dim}, use 0 to ${dim - 1}`)
  const values = new Float64Array(times.length)
  for (let i = 0; i < values.length; i++) values[i] = states[i * dim + j]
  return values
}

/**
 * Views of samples `from` (inclusive) to `to` (exclusive), as a trajectory of its own.
 * Negative ends count from the end and ends beyond the trajectory are clamped, as in `Array.prototype.slice`.
 *
 * @throws RangeError if an end is not a whole number.
 */
export function slice(trajectory: Trajectory, from: number, to: number = trajectory.times.length): Trajectory {
  if (!Number.isInteger(from) || !Number.isInteger(to))
    throw new RangeError(`slice: from and to must be whole numbers, got ${from} and ${to}`)
  const { dim, times, states } = trajectory
  return { ...trajectory, times: times.subarray(from, to), states: states.subarray(from * dim, to * dim) }
}

/** n + 1 equally spaced times t0, t0 + dt, …, t0 + n·dt; by multiplication, so rounding never accumulates. */
export function timeGrid(t0: number, dt: number, n: number): Float64Array {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`timeGrid: n must be a whole number of steps, got ${n}`)
  if (!Number.isFinite(t0) || !Number.isFinite(dt) || dt === 0)
    throw new RangeError(`timeGrid: t0 and dt must be finite and dt not 0, got t0 = ${t0}, dt = ${dt}`)
  return Float64Array.from({ length: n + 1 }, (_, i) => t0 + i * dt)
}
