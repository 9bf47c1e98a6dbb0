import { type States, squaredDistance } from './neighbors.ts'
import { quantile } from './statistics.ts'

/** States with fewer neighbors within a radius are left out. */
const FEWEST_NEIGHBORS = 5
/** States that the usual radius is found from. */
const RADIUS_SAMPLES = 200

/** Among the first `candidates` states the nearest to state i, at another place and more than theiler samples away; or −1. */
export function nearestNeighbor({ dim, states }: States, i: number, candidates: number, theiler: number): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (let j = 0; j < candidates; j++) {
    if (Math.abs(i - j) <= theiler) continue
    const distance = squaredDistance(states, dim, i, j)
    if (distance >= least || distance === 0) continue
    best = j
    least = distance
  }
  return best
}

/** All of them within a radius, or none if they are fewer than five. */
export function neighborsWithin(
  { dim, states }: States,
  i: number,
  candidates: number,
  theiler: number,
  radius: number,
): number[] {
  const neighbors: number[] = []
  for (let j = 0; j < candidates; j++) {
    if (Math.abs(i - j) <= theiler) continue
    const distance = squaredDistance(states, dim, i, j)
    if (distance > 0 && distance <= radius * radius) neighbors.push(j)
  }
  return neighbors.length < FEWEST_NEIGHBORS ? [] : neighbors
}

/** The radius within which three of four reference states have five neighbors, from a sample of them. */
export function usualRadius(
  { dim, states }: States,
  references: Int32Array,
  candidates: number,
  theiler: number,
): number {
  const every = Math.ceil(references.length / RADIUS_SAMPLES)
  const squares = new Float64Array(candidates)
  const needed = Array.from(
    references.filter((_, k) => k % every === 0),
    (i) => {
      for (let j = 0; j < candidates; j++)
        squares[j] = Math.abs(i - j) <= theiler ? 0 : squaredDistance(states, dim, i, j)
      const sorted = squares.filter((square) => square > 0).sort()
      return sorted.length < FEWEST_NEIGHBORS ? Number.MAX_VALUE : Math.sqrt(sorted[FEWEST_NEIGHBORS - 1])
    },
  )
  return quantile(needed, 0.75)
}
