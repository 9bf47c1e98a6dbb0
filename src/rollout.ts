import { integrate } from './integrate/integrate.ts'
import type { Integrator } from './integrate/integrator.ts'
import { iterate } from './integrate/iterate.ts'
import { type Box, firstOutside } from './math/box.ts'
import type { MapSystem, System } from './system/system.ts'
import { slice, stateAt, type Trajectory } from './trajectory.ts'

export interface RolloutOptions {
  /** How a vector field is integrated; default `odex()`. */
  readonly integrator?: Integrator
  /** Stop, with status 'left-region', at the first state outside this box (a learned system's `trainingRegion`, say). */
  readonly region?: Box
}

/** Times count as multiples of a map's dt up to this fraction of dt. */
const GRID_TOLERANCE = 1e-3

/**
 * The prediction of a model from y0: its state at each of `times`, as an ordinary Trajectory. Vector fields are
 * integrated; maps are applied again and again, so for a map the times must be t₀, t₀ + dt, t₀ + 2·dt, …
 *
 * @param y0 State at times[0]; shape [dim].
 * @throws RangeError if y0 or the times do not fit the model.
 */
export function rollout(
  model: System,
  y0: ArrayLike<number>,
  times: ArrayLike<number>,
  { integrator, region }: RolloutOptions = {},
): Trajectory {
  const prediction = model.kind === 'ode' ? integrate(model, y0, times, integrator) : iterateAt(model, y0, times)
  return region ? cutAtRegion(prediction, region, model.name) : prediction
}

function iterateAt(model: MapSystem, y0: ArrayLike<number>, times: ArrayLike<number>): Trajectory {
  const { dt = 1, name } = model
  if (times.length === 0) throw new RangeError('rollout: times are empty; give at least the time of y0')
  for (let i = 1; i < times.length; i++) {
    if (!(Math.abs(times[i] - times[0] - i * dt) <= GRID_TOLERANCE * Math.abs(dt)))
      throw new RangeError(
        `rollout: ${name} advances by ${dt}, but times[${i}] = ${times[i]} is not times[0] + ${i} · ${dt}`,
      )
  }
  const orbit = iterate(model, y0, times.length - 1, times[0])
  return { ...orbit, times: Float64Array.from(times).subarray(0, orbit.times.length) }
}

function cutAtRegion(trajectory: Trajectory, region: Box, name: string): Trajectory {
  const { times, variables } = trajectory
  for (let i = 0; i < times.length; i++) {
    const outside = firstOutside(region, stateAt(trajectory, i))
    if (outside < 0) continue
    const what = variables?.[outside] ?? `variable ${outside}`
    const message = `rollout: ${name} left the region in ${what} at t = ${times[i]}`
    return { ...slice(trajectory, 0, Math.max(1, i)), status: 'left-region', message }
  }
  return trajectory
}
