import { decorrelationLag } from '../math/neighbors.ts'
import type { Trajectory } from '../trajectory.ts'
import { type FalseNeighborOptions, type FalseNeighbors, falseNeighbors } from './false-neighbors.ts'
import {
  MOST_REFERENCES,
  type MutualInformation,
  type MutualInformationOptions,
  mutualInformation,
} from './mutual-information.ts'
import { scalarRecords } from './scalar-records.ts'

export type DelayChoiceOptions = MutualInformationOptions & Omit<FalseNeighborOptions, 'delay'>

/** Delays for `learnDelayMap` and `delayEmbed`, and what they were chosen from. */
export interface DelayChoice {
  /** Samples from one delay to the next. */
  readonly spacing: number
  readonly delays: number
  readonly mutualInformation: MutualInformation
  readonly falseNeighbors: FalseNeighbors
  /** Why these, in words. */
  readonly reason: string
}

/** Share of false neighbors that counts as none. */
const NONE = 0.02
/** After its minimum the information must rise by this fraction of what it is at lag 1. */
const RISE = 0.05
/** And by so many times 1/√samples: seven standard deviations or more of the estimate for noise, which is tried at many lags. */
const CHANCE = 3

/**
 * Spacing and number of delays of a record. The spacing is the first lag at which mutual information is least before it
 * rises again by more than chance; without one, the lag at which the autocorrelation falls below 1/e. The number of delays
 * is the first dimension with at most two false neighbors in a hundred; without one, the first that comes within as much of
 * the least share. Look at `delayChoicePlot` before you believe it.
 *
 * @param records One or many, of any lengths; all with the same uniform sampling interval.
 */
export function chooseDelays(
  records: Trajectory | readonly Trajectory[],
  options: DelayChoiceOptions = {},
): DelayChoice {
  const list = scalarRecords('chooseDelays', records, options.variable)
  const { variable: _, ...rest } = options
  const information = mutualInformation(list, rest)
  const minimum = firstMinimum(information)
  const longest = list.reduce((a, b) => (b.times.length > a.times.length ? b : a))
  const spacing = minimum ?? decorrelationLag(longest, information.lags.length)
  const neighbors = falseNeighbors(list, { ...rest, delay: spacing })
  const { shares } = neighbors
  const least = Math.min(...shares)
  const delays = 1 + shares.findIndex((share) => share <= Math.max(NONE, least + NONE))
  return {
    spacing,
    delays,
    mutualInformation: information,
    falseNeighbors: neighbors,
    reason: `${spacingReason(spacing, minimum)} ${delaysReason(delays, shares)}`,
  }
}

/** The first lag whose information is below all before, and then exceeded by more than chance. */
function firstMinimum({ lags, information, samples }: MutualInformation): number | undefined {
  const rise = Math.max(RISE * information[0], CHANCE / Math.sqrt(Math.min(samples, MOST_REFERENCES)))
  let lowest = 0
  for (let k = 1; k < information.length; k++) {
    if (information[k] < information[lowest]) lowest = k
    else if (information[k] > information[lowest] + rise) return lags[lowest]
  }
  return undefined
}

function spacingReason(spacing: number, minimum: number | undefined): string {
  return minimum === undefined
    ? `Mutual information has no minimum that stands out; the autocorrelation is below 1/e at lag ${spacing}, or the lags end there.`
    : `Mutual information has its first minimum at lag ${spacing}.`
}

function delaysReason(delays: number, shares: readonly number[]): string {
  const share = shares[delays - 1]
  const percent = `${Number((100 * share).toPrecision(2))} % of neighbors are false in dimension ${delays}`
  return share <= NONE
    ? `${percent}.`
    : `${percent}, and not clearly fewer in any other: noise, too few samples, or more dimensions than were tried.`
}
