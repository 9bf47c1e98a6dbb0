import { median } from '../math/statistics.ts'
import { quartiles } from './spread.ts'

/** How long predictions stay valid: over one or many starts, in a stated unit. */
export interface ValidTime {
  readonly median: number
  readonly quartiles: readonly [number, number]
  readonly min: number
  readonly max: number
  /** One for each start. */
  readonly values: readonly number[]
  readonly unit: 'time units' | 'Lyapunov times'
  /** The error that ends validity. */
  readonly threshold: number
  /** What the error is measured in. */
  readonly scaling: string
  /** The longest time that was compared, in `unit`. */
  readonly horizon: number
  /** Starts that were still valid when the comparison ended; their values are lower bounds. */
  readonly unfinished: number
}

/**
 * First time, after the start, at which the error exceeds the threshold.
 *
 * @param times Shape [n]. @param errors Shape [m], m ≤ n: a prediction that stopped early ends at its last error.
 * @returns The time since times[0], and whether the error ever exceeded the threshold (or the prediction stopped).
 */
export function validTime(
  times: Float64Array,
  errors: Float64Array,
  threshold: number,
): { readonly time: number; readonly ended: boolean } {
  for (let i = 0; i < errors.length; i++)
    if (!(errors[i] <= threshold)) return { time: times[i] - times[0], ended: true }
  if (errors.length < times.length) return { time: times[errors.length] - times[0], ended: true }
  return { time: times[times.length - 1] - times[0], ended: false }
}

/**
 * Valid times of many starts, in Lyapunov times if the largest Lyapunov exponent is given and in time units otherwise.
 *
 * @param runs Times and errors of each start.
 */
export function summarizeValidTime(
  runs: readonly { readonly times: Float64Array; readonly errors: Float64Array }[],
  options: { readonly threshold: number; readonly scaling: string; readonly lyapunovExponent?: number | undefined },
): ValidTime {
  const { threshold, scaling, lyapunovExponent } = options
  const factor = lyapunovExponent ?? 1
  const results = runs.map(({ times, errors }) => validTime(times, errors, threshold))
  const values = results.map(({ time }) => time * factor)
  return {
    median: median(values),
    quartiles: quartiles(values),
    min: Math.min(...values),
    max: Math.max(...values),
    values,
    unit: lyapunovExponent === undefined ? 'time units' : 'Lyapunov times',
    threshold,
    scaling,
    horizon: factor * Math.max(...runs.map(({ times }) => times[times.length - 1] - times[0])),
    unfinished: results.filter(({ ended }) => !ended).length,
  }
}
