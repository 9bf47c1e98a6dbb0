import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import type { Watch } from './stepper.ts'

/**
 * A configured method, made by `dop853({ … })` or `rk4({ … })`: the state at exactly the given times.
 * Call it through `integrate`, which checks what it takes for granted: y0 finite with length dim,
 * at least two times, finite and strictly monotone. A numerical failure ends in `status`, never in an exception.
 * With a `watch`, every step is shown to it, and where it says stop the trajectory ends with status 'event'.
 */
export type Integrator = (system: OdeSystem, y0: Float64Array, times: Float64Array, watch?: Watch) => Trajectory
