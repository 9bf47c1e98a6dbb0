import type { Pair } from './pairs.ts'
import { smapeOverTime } from './smape.ts'
import { summarizeValidTime, type ValidTime } from './valid-time.ts'

export interface SmapeValidTimeOptions {
  /** In percent, from 0 to 200; default 30. */
  readonly threshold?: number
  /** Samples that sMAPE is averaged over, the latest last; default 1, Infinity for all since the start. */
  readonly window?: number
  /** Largest Lyapunov exponent of the truth; valid times are then given in Lyapunov times. */
  readonly lyapunovExponent?: number | undefined
}

export interface SmapeValidTime extends ValidTime {
  readonly window: number
}

/**
 * The first time at which sMAPE, averaged over all variables and the last `window` samples, exceeds the threshold; fewer
 * samples where fewer have passed since the start, which counts as one.
 *
 * Source: W. Gilpin, Phys. Rev. Research 5, 043252 (2023), with threshold 30.
 *
 * @throws RangeError for no pairs, times that differ, a window that is not 1, 2, … or a threshold outside (0, 200).
 */
export function smapeValidTime(pairs: readonly Pair[], options: SmapeValidTimeOptions = {}): SmapeValidTime {
  const { threshold = 30, window = 1, lyapunovExponent } = options
  if (pairs.length === 0) throw new RangeError('smapeValidTime: no pairs of truth and prediction')
  if (!(window >= 1 && (Number.isInteger(window) || window === Number.POSITIVE_INFINITY)))
    throw new RangeError(`smapeValidTime: window must be a whole number of samples from 1 or Infinity, got ${window}`)
  if (!(threshold > 0 && threshold < 200))
    throw new RangeError(`smapeValidTime: threshold must lie between 0 and 200 percent, got ${threshold}`)
  const runs = pairs.map(({ truth, prediction }) => ({
    times: truth.times,
    errors: movingMean(smapeOverTime(truth, prediction), window),
  }))
  const scaling = `sMAPE in percent (0 to 200) over all variables and ${windowLabel(window)}`
  return { ...summarizeValidTime(runs, { threshold, scaling, lyapunovExponent }), window }
}

function windowLabel(window: number): string {
  if (window === 1) return 'one sample'
  return window === Number.POSITIVE_INFINITY ? 'all samples since the start' : `the last ${window} samples`
}

/** Mean of each value and those before it, `window` of them at most. */
function movingMean(values: Float64Array, window: number): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i] + values[i]
  return values.map((value, i) => {
    const length = Math.min(window, i + 1)
    return length === 1 ? value : (sums[i + 1] - sums[i + 1 - length]) / length
  })
}
