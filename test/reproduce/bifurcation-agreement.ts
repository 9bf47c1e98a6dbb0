import type { BifurcationDiagram } from '../../src/compare/bifurcation-diagram.ts'
import { median, quantile } from '../../src/math/statistics.ts'

/** Quantiles at which two sets of samples are compared. */
const POINTS = 200

/** How far two diagrams over the same parameter values are apart, in fractions of the first one's width. */
export interface Agreement {
  readonly median: number
  /** The value below which 90 % of the parameter values lie. */
  readonly nineTenths: number
  /** Parameter values at which the second has no attractor. */
  readonly lost: number
}

/** @param truth Its samples may differ in number from the other's. */
export function agreement(truth: BifurcationDiagram, other: BifurcationDiagram): Agreement {
  const all = truth.samples.flatMap((samples) => Array.from(samples))
  const width = quantile(all, 1) - quantile(all, 0)
  const distances = truth.samples.map((samples, i) => distance(samples, other.samples[i]) / width)
  const found = distances.filter(Number.isFinite)
  return { median: median(found), nineTenths: quantile(found, 0.9), lost: distances.length - found.length }
}

/** Mean distance of the sorted samples, each stretched to the same number: the Wasserstein-1 distance. */
function distance(a: Float64Array, b: Float64Array): number {
  if (a.length === 0 || b.length === 0) return Number.POSITIVE_INFINITY
  let sum = 0
  for (let k = 0; k < POINTS; k++) {
    const p = (k + 0.5) / POINTS
    sum += Math.abs(quantile(a, p) - quantile(b, p))
  }
  return sum / POINTS
}
