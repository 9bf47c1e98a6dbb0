import { allFinite } from '../../math/vector.ts'
import type { Problem } from '../adaptive/drive.ts'
import { errorNorm, type Tolerance } from '../adaptive/tolerance.ts'
import type { Counts, Stepper } from '../stepper.ts'
import { collocation } from './collocation.ts'
import { checkAt, errorPerDefect } from './dense-check.ts'
import { jacobianAt } from './jacobian.ts'
import { errorWeights, nodes } from './radau-coefficients.ts'
import { stageSolver } from './radau-newton.ts'
import { stageMatrices } from './stage-matrices.ts'

/** While Newton's method contracts at least this fast, the Jacobian is kept. */
const fast = 1e-3

/**
 * The stepper of Radau IIA with three stages. A Jacobian serves as many steps as it can, its factors as long as the
 * step stays the same.
 * Source: Hairer, Wanner, Solving Ordinary Differential Equations II, section IV.8 (code RADAU5).
 */
export function radauStepper(problem: Problem, tolerance: Tolerance, counts: Counts): Stepper {
  const { dim } = problem.system
  const { field } = problem
  const matrices = stageMatrices(dim, counts)
  const solveStages = stageSolver(problem, matrices, tolerance, counts)
  const findJacobian = jacobianAt(problem, tolerance, counts)
  const jacobian = new Float64Array(dim * dim)
  const z = new Float64Array(3 * dim)
  const [slope, wrong, ahead, end] = Array.from({ length: 4 }, () => new Float64Array(dim))
  let tried = collocation(dim)
  let taken = collocation(dim)
  /** Length of the step taken last, 0 if there is none. */
  let takenStep = 0
  let step: Step = { t: 0, h: 0, y: end, next: end }
  let slopeKnown = false
  let again = true
  let rate = Number.POSITIVE_INFINITY
  let jacobianCurrent = false
  /** The step that the factors are for; 0 if they are for another Jacobian. */
  let factored = 0

  const findSlope = (t: number, y: Float64Array): boolean => {
    if (!slopeKnown) {
      field(t, y, slope)
      counts.evaluations++
      slopeKnown = true
    }
    return allFinite(slope)
  }
  const renewJacobian = (t: number, y: Float64Array): boolean => {
    findJacobian(t, y, slope, jacobian)
    jacobianCurrent = allFinite(jacobian)
    factored = 0
    return jacobianCurrent
  }
  /** Extends the last step's polynomial, which ends at the y of this one. */
  const guess = (h: number): void => {
    z.fill(0)
    if (takenStep === 0) return
    taken.evaluate(1, end)
    for (let k = 0; k < 3; k++) {
      taken.evaluate(1 + (nodes[k] * h) / takenStep, ahead)
      for (let i = 0; i < dim; i++) z[k * dim + i] = ahead[i] - end[i]
    }
  }
  /** The rate of convergence, as from a `StageSolver`. */
  const solveWithFactors = (t: number, h: number, y: Float64Array): number => {
    if (factored !== h) {
      factored = 0
      if (!matrices.factorize(h, jacobian)) return Number.POSITIVE_INFINITY
      factored = h
    }
    guess(h)
    return solveStages(t, h, y, z)
  }
  /** The embedded method's error with stiff components damped, from a slope at the start of the step. */
  const estimate = (h: number, y: Float64Array, next: Float64Array, start: Float64Array): number => {
    const [a, b, c] = errorWeights
    for (let i = 0; i < dim; i++) wrong[i] = start[i] + (a * z[i] + b * z[dim + i] + c * z[2 * dim + i]) / h
    matrices.solveReal(wrong)
    return errorNorm(wrong, y, next, tolerance)
  }
  /** Where the first estimate may be far too large it is damped once more. */
  const estimateAgain = (t: number, h: number, y: Float64Array, next: Float64Array): number => {
    for (let i = 0; i < dim; i++) ahead[i] = y[i] + wrong[i]
    field(t, ahead, end)
    counts.evaluations++
    return estimate(h, y, next, end)
  }
  return {
    begin() {
      slopeKnown = false
      jacobianCurrent = false
      rate = Number.POSITIVE_INFINITY
      takenStep = 0
      again = true
    },
    attempt(t, h, y, next) {
      const filtered = again
      again = true
      if (!findSlope(t, y)) return Number.NaN
      if (!jacobianCurrent && (filtered || !(rate <= fast)) && !renewJacobian(t, y)) return Number.NaN
      rate = solveWithFactors(t, h, y)
      if (rate === Number.POSITIVE_INFINITY && !jacobianCurrent) {
        if (!renewJacobian(t, y)) return Number.NaN
        rate = solveWithFactors(t, h, y)
      }
      if (!(rate < Number.POSITIVE_INFINITY)) return rate
      for (let i = 0; i < dim; i++) next[i] = y[i] + z[2 * dim + i]
      step = { t, h, y, next }
      tried.fit(z)
      const error = estimate(h, y, next, slope)
      return error >= 1 && filtered ? estimateAgain(t, h, y, next) : error
    },
    interpolate(theta, out) {
      tried.evaluate(theta, out)
      for (let i = 0; i < dim; i++) out[i] += step.y[i]
    },
    denseError() {
      tried.evaluate(checkAt, ahead)
      for (let i = 0; i < dim; i++) ahead[i] += step.y[i]
      field(step.t + checkAt * step.h, ahead, wrong)
      counts.evaluations++
      tried.differentiate(checkAt, ahead)
      for (let i = 0; i < dim; i++) wrong[i] -= ahead[i] / step.h
      matrices.solveReal(wrong)
      return errorPerDefect * errorNorm(wrong, step.y, step.next, tolerance)
    },
    commit() {
      const free = taken
      taken = tried
      tried = free
      takenStep = step.h
      slopeKnown = false
      jacobianCurrent = false
      again = false
    },
  }
}

/** The last step that was solved. */
interface Step {
  readonly t: number
  readonly h: number
  readonly y: Float64Array
  readonly next: Float64Array
}
