import { checkCount } from '../dataset/checks.ts'
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
  checkCount(steps, 'predict: steps')
  checkInterval('predict', name, history, dt)
  const last = history.times[history.times.length - 1]
  const orbit = iterate(model, model.stateAfter(history), steps, last)
  return { ...newestSamples(orbit, 0, channels), variables: variableNames(history) }
}

/** `channels` entries of every state but the first, from entry `at` on. */
export function newestSamples(orbit: Trajectory, at: number, channels: number): Trajectory {
  const { states, dim, times, variables, ...rest } = orbit
  const newest = Float64Array.from({ length: (times.length - 1) * channels }, (_, k) => {
    return states[(1 + Math.floor(k / channels)) * dim + at + (k % channels)]
  })
  const names = variables && { variables: variables.slice(at, at + channels) }
  return { ...rest, dim: channels, times: times.slice(1), states: newest, ...names }
}

/** Intervals may differ by what a record's own samples may. */
const INTERVAL_TOLERANCE = 1e-3

/** @throws RangeError for a history whose samples lie further apart than `dt`, or less. */
export function checkInterval(caller: string, name: string, { times }: Trajectory, dt: number): void {
  if (times.length < 2) return
  const interval = uniformInterval(times, `${caller}: the history`)
  if (!(Math.abs(interval - dt) <= INTERVAL_TOLERANCE * Math.abs(dt)))
    throw new RangeError(
      `${caller}: ${name} advances by ${dt}, but the history is sampled every ${interval}; resample it`,
    )
}
