import { meanAndSpread } from '../learn/ensemble/ensemble.ts'
import { quantile } from '../math/statistics.ts'
import type { Trajectory } from '../trajectory.ts'

/** Where the members of an ensemble lie, each along its own orbit; arrays of shape [n, dim]. It promises nothing. */
export interface MemberBands {
  /** Between them lies the fraction `coverage` of the members (quantiles with linear interpolation). */
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Standard deviation over the members (divisor members − 1). */
  readonly spread: Float64Array
  readonly members: number
}

/** Samples of the first n times. A member that stopped early stays where it was, of no sample is left out. */
export function memberBands(members: readonly Trajectory[], n: number, coverage: number): MemberBands {
  const values = heldMembers(members, n)
  const across = (p: number) =>
    Float64Array.from({ length: values[0]?.length ?? 0 }, (_, k) => quantileAt(values, k, p))
  const { spread } = values.length > 1 ? meanAndSpread(values) : { spread: across(0).fill(0) }
  return { lower: across((1 - coverage) / 2), upper: across((1 + coverage) / 2), spread, members: values.length }
}

/** Quartiles of a normal distribution lie this many standard deviations apart. */
const NORMAL_QUARTILES = 1.3489795003921634

/** The spread in which a few members that run away do not count: interquartile range / 1.349; shape [n, dim]. */
export function robustSpread(members: readonly Trajectory[], n: number): Float64Array {
  const values = heldMembers(members, n)
  return Float64Array.from({ length: values[0]?.length ?? 0 }, (_, k) => {
    return (quantileAt(values, k, 0.75) - quantileAt(values, k, 0.25)) / NORMAL_QUARTILES
  })
}

function quantileAt(values: readonly Float64Array[], k: number, p: number): number {
  return quantile(
    values.map((member) => member[k]),
    p,
  )
}

function heldMembers(members: readonly Trajectory[], n: number): Float64Array[] {
  return members.flatMap(({ dim, states }) => {
    const last = states.length - dim
    if (last < 0) return []
    return [Float64Array.from({ length: n * dim }, (_, k) => states[k < states.length ? k : last + (k % dim)])]
  })
}
