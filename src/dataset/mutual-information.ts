import { mutualInformationOf } from '../math/mutual-information.ts'
import { concatenate } from '../math/vector.ts'
import type { Trajectory } from '../trajectory.ts'
import { checkCount } from './checks.ts'
import { scalarRecords, type VariableOption } from './scalar-records.ts'

export interface MutualInformationOptions extends VariableOption {
  /** Samples; default 100, at most a tenth of the longest record. */
  readonly maxLag?: number
  /** Neighbors k that distances are taken to; more of them vary less and blur more. Default 8. */
  readonly neighbors?: number
}

/** Average mutual information between a variable and its own past. */
export interface MutualInformation {
  /** 1, 2, …, maxLag samples. */
  readonly lags: readonly number[]
  /** In nats, at each lag; about 0 where past and present are independent. */
  readonly information: readonly number[]
  /** Values of the records. */
  readonly samples: number
  readonly neighbors: number
}

/** Samples that each value is a mean over at most; all of them may be neighbors. */
export const MOST_REFERENCES = 2000

/**
 * What a sample tells about the one `lag` samples later. The delay where it is least is a good one for delay vectors:
 * A. M. Fraser, H. L. Swinney, Phys. Rev. A 33, 1134-1140 (1986).
 *
 * It is estimated from nearest neighbors and not from bins: on average within 0.01 of the truth for 1,000 normal samples,
 * where bins give too little or too much with their number, and smooth over the lag, where bins make minima of their own. Between
 * samples of a noise-free cycle it is infinite, and its estimate has no minimum to go by. Values that are rounded to a few
 * levels raise it at all lags.
 *
 * @param records One or many, of any lengths; all with the same uniform sampling interval.
 * @throws RangeError for options out of range, or where the longest lag leaves too few pairs.
 */
export function mutualInformation(
  records: Trajectory | readonly Trajectory[],
  options: MutualInformationOptions = {},
): MutualInformation {
  const who = 'mutualInformation'
  const list = scalarRecords(who, records, options.variable)
  const longest = Math.max(...list.map(({ times }) => times.length))
  const { maxLag = Math.max(1, Math.min(100, Math.floor(longest / 10))), neighbors = 8 } = options
  checkCount(maxLag, `${who}: maxLag`)
  checkCount(neighbors, `${who}: neighbors`)
  const pairs = list.reduce((sum, { times }) => sum + Math.max(0, times.length - maxLag), 0)
  if (pairs <= neighbors)
    throw new RangeError(
      `${who}: ${pairs} pairs of samples ${maxLag} apart, but ${neighbors} neighbors need more; lower maxLag`,
    )
  const lags = Array.from({ length: maxLag }, (_, k) => k + 1)
  return {
    lags,
    information: lags.map((lag) => {
      const long = list.filter(({ times }) => times.length > lag)
      const past = concatenate(...long.map(({ states }) => states.subarray(0, states.length - lag)))
      const present = concatenate(...long.map(({ states }) => states.subarray(lag)))
      return mutualInformationOf(past, present, neighbors, MOST_REFERENCES)
    }),
    samples: list.reduce((sum, { times }) => sum + times.length, 0),
    neighbors,
  }
}
