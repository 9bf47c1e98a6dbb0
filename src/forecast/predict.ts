import { uniformInterval } from '../dataset/sampling-interval.ts'
import { iterate } from '../integrate/iterate.ts'
import type { Forecaster } from '../learn/forecaster.ts'
import { variableNames } from '../learn/learned-system.ts'
import type { Trajectory } from '../trajectory.ts'

/**
 * How a record goes on after its last sample, as a model has it: `steps` samples of the record's variables, at the
 * model's interval. Cut where the model's numbers fail.
 *
 * @throws RangeError for a history that is too short, of another dim or interval, or steps not a positive whole number.
 */
export function predict(model: Forecaster, history: Trajectory, steps: number): Trajectory {
  const { channels, dt, name } = model
  if (!(Number.isInteger(steps) && steps > 0))
    throw new RangeError(`predict: steps must be a positive whole number, got ${steps}`)
  checkInterval(name, history, dt)
  const last = history.times[history.times.length - 1]
  const { states, dim, times, status, message } = iterate(model, model.stateAfter(history), steps, last)
  const n = times.length - 1
  return {
    dim: channels,
    times: times.slice(1),
    states: Float64Array.from({ length: n * channels }, (_, k) => {
      return states[(1 + Math.floor(k / channels)) * dim + (k % channels)]
    }),
    status,
    ...(message !== undefined && { message }),
    variables: variableNames(history),
  }
}

/** Intervals may differ by what a record's own samples may. */
const INTERVAL_TOLERANCE = 1e-3

function checkInterval(name: string, { times }: Trajectory, dt: number): void {
  if (times.length < 2) return
  const interval = uniformInterval(times, 'predict: the history')
  if (!(Math.abs(interval - dt) <= INTERVAL_TOLERANCE * Math.abs(dt)))
    throw new RangeError(
      `predict: ${name} advances by ${dt}, but the history is sampled every ${interval}; resample it`,
    )
}
