import type { Integrator } from '../integrate/integrator.ts'
import type { Box } from '../math/box.ts'
import { rollout } from '../rollout.ts'
import type { System } from '../system/system.ts'
import { slice, stateAt, type Trajectory } from '../trajectory.ts'

export interface WindowOptions {
  /** Forecasts along one long truth, from states spread evenly over it; default 20. */
  readonly starts?: number
  /** Samples ahead that each forecast is compared for; default the truth's length over `starts`: windows do not overlap. */
  readonly horizon?: number
}

export interface ModelOptions {
  /** How a vector field is integrated; default `dop853()`. */
  readonly integrator?: Integrator
  /** Forecasts stop, with status 'left-region', at the first state outside this box. */
  readonly region?: Box
}

const STARTS = 20

/**
 * What forecasts are compared with: of one long truth, windows from evenly spread starts; of a list of truths, each from
 * its first state, up to the horizon where one is given.
 *
 * @throws RangeError for a truth of fewer than two samples, and for options out of range.
 */
export function forecastWindows(truths: Trajectory | readonly Trajectory[], options: WindowOptions = {}): Trajectory[] {
  const { horizon } = options
  if (horizon !== undefined && !(Number.isInteger(horizon) && horizon >= 1))
    throw new RangeError(`compare: horizon must be a whole number of samples from 1, got ${horizon}`)
  return 'states' in truths
    ? windowsOf(truths, options)
    : truths.map((truth) => slice(truth, 0, horizon === undefined ? undefined : horizon + 1))
}

function windowsOf(truth: Trajectory, { starts = STARTS, horizon }: WindowOptions): Trajectory[] {
  const steps = truth.times.length - 1
  if (!(Number.isInteger(starts) && starts >= 1))
    throw new RangeError(`compare: starts must be a whole number from 1, got ${starts}`)
  if (steps < 1) throw new RangeError(`compare: the truth has ${steps + 1} samples; give at least 2`)
  const length = horizon ?? Math.max(1, Math.floor(steps / starts))
  if (length > steps) throw new RangeError(`compare: horizon is ${length} samples, but the truth goes on for ${steps}`)
  const last = steps - length
  const count = Math.min(starts, last + 1)
  return Array.from({ length: count }, (_, k) => {
    const from = count === 1 ? 0 : Math.round((k * last) / (count - 1))
    return slice(truth, from, from + length + 1)
  })
}

/** The model's rollouts from each truth's first state over its times. @throws RangeError where they do not fit. */
export function forecasts(model: System, truths: readonly Trajectory[], options: ModelOptions): Trajectory[] {
  const { name, dim } = model
  return truths.map((truth) => {
    if (truth.dim !== dim)
      throw new RangeError(
        `compare: ${name} has dim ${dim}, the truth has dim ${truth.dim}; a delay model wants delayEmbed(truth)`,
      )
    return rollout(model, stateAt(truth, 0), truth.times, options)
  })
}
