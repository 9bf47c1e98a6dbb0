import { exp } from './elementary.ts'
import { log } from './logarithm.ts'
import type { NormalPairs } from './normal-pairs.ts'

/** Equally many parts of a normal distribution of covariance bandwidth² · I around each center. */
export interface GaussianMixture {
  /** Shape [n, dim]. */
  readonly centers: Float64Array
  readonly dim: number
  readonly bandwidth: number
}

/** Terms below exp(−50) of the largest are below rounding, however many. */
const NEGLIGIBLE = 50

/** The logarithm of the density at a point, from a function that keeps its scratch; finite however far out. */
export function logDensity({ centers, dim, bandwidth }: GaussianMixture): (x: Float64Array) => number {
  const n = centers.length / dim
  const halves = new Float64Array(n)
  const factor = 0.5 / (bandwidth * bandwidth)
  const constant = -log(n) - dim * (log(bandwidth) + 0.5 * log(2 * Math.PI))
  return (x) => {
    let least = Number.POSITIVE_INFINITY
    for (let i = 0, at = 0; i < n; i++) {
      let square = 0
      for (let j = 0; j < dim; j++, at++) square += (x[j] - centers[at]) * (x[j] - centers[at])
      halves[i] = factor * square
      if (halves[i] < least) least = halves[i]
    }
    let sum = 0
    for (let i = 0; i < n; i++) if (halves[i] - least < NEGLIGIBLE) sum += exp(least - halves[i])
    return constant - least + log(sum)
  }
}

/** Draws `count` points with centers as evenly shared out as can be; shape [count, dim]. */
export function drawMixture(
  { centers, dim, bandwidth }: GaussianMixture,
  count: number,
  draw: NormalPairs,
): Float64Array {
  const n = centers.length / dim
  const points = new Float64Array(count * dim)
  for (let i = 0; i < count; i++) {
    const center = Math.floor(((i + 0.5) * n) / count)
    for (let j = 0; j < dim; j += 2) {
      const [first, second] = draw(i, j)
      points[i * dim + j] = centers[center * dim + j] + bandwidth * first
      if (j + 1 < dim) points[i * dim + j + 1] = centers[center * dim + j + 1] + bandwidth * second
    }
  }
  return points
}
