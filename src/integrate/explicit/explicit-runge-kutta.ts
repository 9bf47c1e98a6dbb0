import { copy } from '../../math/vector.ts'
import type { VectorField } from '../../system/system.ts'
import type { Tolerance } from '../adaptive/tolerance.ts'
import type { Counts, Stepper } from '../stepper.ts'
import { linearCombination } from './linear-combination.ts'
import { nestedPolynomial } from './nested-polynomial.ts'
import type { Tableau } from './tableau.ts'

export interface ExplicitRungeKutta extends Stepper {
  /** Writes the last attempt's dense output into out, as `nestedPolynomial` reads it; shape [denseRows, dim]. */
  record(out: Float64Array): void
}

/** Rows of the polynomial that is a method's dense output: y, F₀, F₁, … */
export function denseRows({ dense }: Tableau): number {
  return 4 + (dense?.weights.length ?? 0)
}

/** What the stages evaluate: a field of the time since the start. */
interface FieldProblem {
  readonly system: { readonly dim: number }
  readonly field: VectorField
}

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
  { system: { dim }, field }: FieldProblem,
  counts: Counts,
  tolerance?: Tolerance,
): ExplicitRungeKutta {
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
  const further = dense.weights.map(combine)
  const stage = new Float64Array(dim)
  const zero = new Float64Array(dim)
  const wrong = errors.map(() => new Float64Array(dim))
  const nestedRows = denseRows(tableau)
  const nested = new Float64Array(nestedRows * dim)
  const furtherRows = further.map((_, k) => nested.subarray((4 + k) * dim, (5 + k) * dim))
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
      nested[i] = y[i]
      nested[dim + i] = change
      nested[2 * dim + i] = h * start[i] - change
      nested[3 * dim + i] = 2 * change - h * (start[i] + end[i])
    }
    for (let k = 0; k < further.length; k++) further[k](h, zero, furtherRows[k])
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
      nestedPolynomial(nested, 0, nestedRows, theta, out)
    },
    record(out) {
      findDense()
      copy(nested, out)
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
