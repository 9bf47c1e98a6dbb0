import { boundingBox } from '../math/box.ts'
import { normalQuantile } from '../math/normal-quantile.ts'
import { type Random, warmedUp } from '../math/random.ts'
import type { LayerSampler, SamplerInput } from './sampler.ts'
import { checkPositive, checkRange } from './sampler-options.ts'

export interface HitAndRunOptions {
  /** Least magnitude of a neuron's argument in the box around the data; default 0.4, where tanh begins to bend. */
  readonly low?: number
  /** Greatest magnitude; default 3.5, where tanh is saturated. */
  readonly high?: number
  /**
   * Steps of the random walk. 1 draws the value at the center of the box uniformly and then one step of the weights; many
   * steps, in weights and bias, tend to the uniform distribution over all (w, b) that the limits allow. Default 1.
   */
  readonly steps?: number
  /** Factor on weights and biases, hence also on both limits. Default 1. */
  readonly slopeScale?: number
}

/**
 * Samples neurons whose argument w·x + b, or its negative, stays within [low, high] all over the box around the data, by
 * hit-and-run: nothing is lost to saturation or to the linear part of the activation. Targets play no part.
 *
 * In coordinates that map the box to [−1, 1]ᵈ, with β the deviation of the center's value from (low + high) / 2, the
 * allowed set is the ball |β| + ‖w‖₁ ≤ (high − low) / 2, whatever the position and shape of the box. A variable that is
 * constant gets weight 0.
 *
 * Source: Mandal, Gottwald, Nat. Commun. 16 (2025), with its one-shot walk as the default; the walk is Smith's,
 * Oper. Res. 32 (1984).
 *
 * @throws RangeError for limits out of order, steps that are no positive whole number, a slope scale that is not
 * positive; from the sampler, for points that are all equal.
 */
export function hitAndRun(options: HitAndRunOptions = {}): LayerSampler {
  const { low = 0.4, high = 3.5, steps = 1, slopeScale = 1 } = options
  checkRange('hitAndRun', 'low and high', low, high)
  checkPositive('hitAndRun', 'slopeScale', slopeScale)
  if (!(Number.isInteger(steps) && steps > 0))
    throw new RangeError(`hitAndRun: steps must be a positive whole number, got ${steps}`)
  return (input) => {
    const { pointDim, width, random } = input
    const { centers, halfWidths } = box(input)
    const weights = new Float64Array(width * pointDim)
    const biases = new Float64Array(width)
    warmedUp(random)
    for (let u = 0; u < width; u++) {
      const at = walk(halfWidths, (high - low) / 2, steps, random)
      const factor = random() < 0.5 ? slopeScale : -slopeScale
      biases[u] = factor * ((low + high) / 2 + at[pointDim])
      for (let d = 0; d < pointDim; d++) {
        if (halfWidths[d] > 0) weights[u * pointDim + d] = (factor * at[d]) / halfWidths[d]
        biases[u] -= weights[u * pointDim + d] * centers[d]
      }
    }
    return { weights, biases }
  }
}

interface CenteredBox {
  readonly centers: readonly number[]
  readonly halfWidths: readonly number[]
}

function box({ points, pointDim, size }: SamplerInput): CenteredBox {
  const { lower, upper } = boundingBox(points, pointDim)
  const halfWidths = lower.map((least, d) => (upper[d] - least) / 2)
  if (halfWidths.every((half) => half === 0))
    throw new RangeError(`hitAndRun: all ${size} points are equal; neurons need points that differ`)
  return { centers: lower.map((least, d) => least / 2 + upper[d] / 2), halfWidths }
}

/** A point (w, β) of the ball, β last: from the axis w = 0, along one direction of w, then along any. */
function walk(halfWidths: readonly number[], radius: number, steps: number, random: Random): Float64Array {
  const dim = halfWidths.length
  const at = new Float64Array(dim + 1)
  const direction = new Float64Array(dim + 1)
  at[dim] = radius * (2 * random() - 1)
  for (let step = 0; step < steps; step++) {
    for (let d = 0; d < dim; d++) direction[d] = halfWidths[d] > 0 ? normalQuantile(random()) : 0
    direction[dim] = step === 0 ? 0 : normalQuantile(random())
    const back = chord(at, direction, -1, radius)
    const ahead = chord(at, direction, 1, radius)
    const along = (back + ahead) * random() - back
    for (let d = 0; d <= dim; d++) at[d] += along * direction[d]
  }
  return at
}

/**
 * The greatest t ≥ 0 with ‖at + t·sign·direction‖₁ ≤ radius. Newton's method on a convex, piecewise linear function,
 * from beyond its end: it comes down from piece to piece and stops after finitely many.
 */
function chord(at: Float64Array, direction: Float64Array, sign: number, radius: number): number {
  let t = (2 * radius) / direction.reduce((sum, value) => sum + Math.abs(value), 0)
  for (;;) {
    let excess = -radius
    let slope = 0
    for (let d = 0; d < at.length; d++) {
      const value = at[d] + t * sign * direction[d]
      excess += Math.abs(value)
      slope += value < 0 ? -sign * direction[d] : sign * direction[d]
    }
    const next = t - excess / slope
    if (!(excess > 0 && next < t)) return t
    t = next
  }
}
