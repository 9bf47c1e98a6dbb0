import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import type { Watch } from './stepper.ts'

/** A method of this library by name, with its options: plain data, which a worker can make the integrator from. */
export interface IntegratorSpec {
  readonly method: string
  readonly options: object
}

/**
 * A configured method, made by `dop853({ … })` or `rk4({ … })`: the state at exactly the given times.
 * Call it through `integrate`, which checks what it takes for granted: y0 finite with length dim,
 * at least two times, finite and strictly monotone. A numerical failure ends in `status`, never in an exception.
 * With a `watch`, every step is shown to it, and where it says stop the trajectory ends with status 'event'.
 */
export interface Integrator {
  (system: OdeSystem, y0: Float64Array, times: Float64Array, watch?: Watch): Trajectory
  /** Absent for an integrator of a user's own. */
  readonly spec?: IntegratorSpec
}

/** Says of an integrator which method it is, with which options. */
export function described(
  method: string,
  options: object,
  run: (system: OdeSystem, y0: Float64Array, times: Float64Array, watch?: Watch) => Trajectory,
): Integrator {
  return Object.assign(run, { spec: { method, options } })
}
