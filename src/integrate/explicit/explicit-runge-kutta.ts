import { copy } from '../../math/vector.ts'
import type { Problem } from '../adaptive/drive.ts'
import type { Tolerance } from '../adaptive/tolerance.ts'
import type { Counts, Stepper } from '../stepper.ts'
import { linearCombination } from './linear-combination.ts'
import type { Tableau } from './tableau.ts'

/**
 * The stepper of an explicit Runge–Kutta method. The slope at the end of a step is the first stage of the next.
 *
 * Dense output is y + θ(F₀ + (1−θ)(F₁ + θ(F₂ + (1−θ)(F₃ + …)))): F₀ to F₂ make the cubic Hermite polynomial, the further
 * Fₖ are h times combinations of stages. They are made when they are first asked for.
 * Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, section II.6 (codes DOPRI5 and DOP853).
 *
 * @param tolerance Without one there is no error estimate.
 */
export function explicitRungeKutta(
  tableau: Tableau,
  { system: { dim }, field }: Problem,
  counts: Counts,
  tolerance?: Tolerance,
): Stepper {
  const { nodes, weights, errors = [], dense = { nodes: [], stages: [], weights: [] } } = tableau
  const count = nodes.length
  const rows = count + 1 + dense.nodes.length
  const slopes = new Float64Array(rows * dim)
  const views = Array.from({ length: rows }, (_, i) => slopes.subarray(i * dim, (i + 1) * dim))
  const combine = (row: readonly number[]) => linearCombination(row, views)
  const stages = tableau.stages.map(combine)
  const advance = combine(weights)
  const estimates = errors.map(combine)
  const endInError = errors.some((row) => row.length > count)
  const denseStages = dense.stages.map(combine)
  const denseRows = dense.weights.map(combine)
  const stage = new Float64Array(dim)
  const zero = new Float64Array(dim)
  const wrong = errors.map(() => new Float64Array(dim))
  const nested = Array.from({ length: 3 + dense.weights.length }, () => new Float64Array(dim))
  let step: Step = { t: 0, h: 0, y: zero, next: zero }
  let endKnown = false
  let denseKnown = false

  const findEnd = (): void => {
    if (endKnown) return
    field(step.t + step.h, step.next, views[count])
    counts.evaluations++
    endKnown = true
  }
  const findDense = (): void => {
    if (denseKnown) return
    findEnd()
    const { t, h, y, next } = step
    for (let k = 0; k < dense.nodes.length; k++) {
      denseStages[k](h, y, stage)
      field(t + dense.nodes[k] * h, stage, views[count + 1 + k])
    }
    counts.evaluations += dense.nodes.length
    const [start, end] = [views[0], views[count]]
    for (let i = 0; i < dim; i++) {
      const change = next[i] - y[i]
      nested[0][i] = change
      nested[1][i] = h * start[i] - change
      nested[2][i] = 2 * change - h * (start[i] + end[i])
    }
    for (let k = 0; k < denseRows.length; k++) denseRows[k](h, zero, nested[3 + k])
    denseKnown = true
  }
  return {
    begin(t, y) {
      field(t, y, views[0])
      counts.evaluations++
    },
    attempt(t, h, y, next) {
      step = { t, h, y, next }
      endKnown = false
      denseKnown = false
      for (let i = 1; i < count; i++) {
        stages[i](h, y, stage)
        field(t + nodes[i] * h, stage, views[i])
      }
      counts.evaluations += count - 1
      advance(h, y, next)
      if (!tolerance) return 0
      if (endInError) findEnd()
      for (let k = 0; k < estimates.length; k++) estimates[k](1, zero, wrong[k])
      return scaledError(wrong, h, y, next, tolerance)
    },
    interpolate(theta, out) {
      findDense()
      for (let i = 0; i < dim; i++) {
        let value = 0
        for (let k = nested.length - 1; k >= 0; k--) value = (nested[k][i] + value) * (k % 2 === 0 ? theta : 1 - theta)
        out[i] = step.y[i] + value
      }
    },
    commit() {
      findEnd()
      copy(views[count], views[0])
    },
  }
}

/** The last step tried. */
interface Step {
  readonly t: number
  readonly h: number
  readonly y: Float64Array
  readonly next: Float64Array
}

/** The error of one estimate; two are combined so that the result is of eighth order although neither is (DOP853). */
function scaledError(
  estimates: readonly Float64Array[],
  h: number,
  y: Float64Array,
  next: Float64Array,
  { relative, absolute }: Tolerance,
): number {
  const [fine, coarse] = estimates
  let fineSum = 0
  let coarseSum = 0
  for (let i = 0; i < y.length; i++) {
    const scale = absolute[i] + relative * Math.max(Math.abs(y[i]), Math.abs(next[i]))
    fineSum += (fine[i] / scale) ** 2
    if (coarse) coarseSum += (coarse[i] / scale) ** 2
  }
  const size = Math.abs(h) / Math.sqrt(y.length)
  if (!coarse) return size * Math.sqrt(fineSum)
  return fineSum === 0 ? 0 : (size * fineSum) / Math.sqrt(fineSum + 0.01 * coarseSum)
}
