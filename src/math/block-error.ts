import { standardError } from './statistics.ts'

/** Fewer blocks than this say too little about their own spread; many more are too short to be independent. */
const FEWEST = 30

/**
 * The standard error of the mean of consecutive averages that may be correlated, either way: from 60 to 30 groups of
 * them, whichever grouping gives the largest. NaN for fewer than two values.
 *
 * Source: H. Flyvbjerg, H. G. Petersen, J. Chem. Phys. 91, 461–466 (1989).
 *
 * @param blocks Shape [n]: averages over stretches of equal length, one after another.
 */
export function blockError(blocks: ArrayLike<number>): number {
  const n = blocks.length
  const longest = Math.max(1, Math.floor(n / FEWEST))
  let largest = Number.NaN
  for (let size = Math.max(1, Math.floor(n / (2 * FEWEST))); size <= longest; size++) {
    const error = standardError(groupMeans(blocks, size))
    if (!(error <= largest)) largest = error
  }
  return largest
}

/** Means of `size` values at a time; what is left over at the end is left out. */
function groupMeans(values: ArrayLike<number>, size: number): Float64Array {
  const means = new Float64Array(Math.floor(values.length / size))
  for (let i = 0; i < means.length * size; i++) means[Math.floor(i / size)] += values[i] / size
  return means
}
