import { factorize, solve } from '../../math/lu.ts'
import { allFinite } from '../../math/vector.ts'
import type { Problem } from '../adaptive/drive.ts'
import { errorNorm, type Tolerance } from '../adaptive/tolerance.ts'
import { linearCombination } from '../explicit/linear-combination.ts'
import type { Counts, Stepper } from '../stepper.ts'
import { checkAt, errorPerDefect } from './dense-check.ts'
import { jacobianAt } from './jacobian.ts'
import { timeDerivative } from './time-derivative.ts'

/**
 * The coefficients of a Rosenbrock method in the form that needs no product with the Jacobian:
 * (I/(hγ) − J) uᵢ = f(t + nodesᵢ h, y + Σⱼ stagesᵢⱼ uⱼ) + Σⱼ couplingsᵢⱼ uⱼ / h + h timeWeightsᵢ ∂f/∂t.
 * Source: Hairer, Wanner, Solving Ordinary Differential Equations II, section IV.7, eq. 7.25.
 */
export interface RosenbrockTableau {
  readonly gamma: number
  /** Shape [s]. */
  readonly nodes: readonly number[]
  /** Row i has i entries. */
  readonly stages: readonly (readonly number[])[]
  /** Row i has i entries. */
  readonly couplings: readonly (readonly number[])[]
  /** Shape [s]. */
  readonly timeWeights: readonly number[]
  /** Shape [s]: the step ends at y + Σ weightsⱼ uⱼ. */
  readonly weights: readonly number[]
  /** Shape [s]: the error estimate is Σ errorⱼ uⱼ. */
  readonly error: readonly number[]
  /** Row k makes Fₖ of y + θ(Δy + (1−θ)(F₀ + θ(F₁ + θ(F₂ + …)))), where Δy is the change over the step. */
  readonly dense: readonly (readonly number[])[]
}

/** The stepper of a Rosenbrock method. Jacobian and ∂f/∂t are found once for every point a step is tried from. */
export function rosenbrock(
  tableau: RosenbrockTableau,
  problem: Problem,
  tolerance: Tolerance,
  counts: Counts,
): Stepper {
  const { gamma, nodes, timeWeights } = tableau
  const { dim } = problem.system
  const { field } = problem
  const vector = () => new Float64Array(dim)
  const units = nodes.map(vector)
  const combine = (row: readonly number[]) => linearCombination(row, units)
  const stages = tableau.stages.map(combine)
  const couplings = tableau.couplings.map(combine)
  const advance = combine(tableau.weights)
  const estimate = combine(tableau.error)
  const denseRows = tableau.dense.map(combine)
  const dense = denseRows.map(vector)
  const [zero, slope, slopeInTime, stage, stageSlope, wrong] = Array.from({ length: 6 }, vector)
  const jacobian = new Float64Array(dim * dim)
  const matrix = new Float64Array(dim * dim)
  const swaps = new Int32Array(dim)
  const findJacobian = jacobianAt(problem, tolerance, counts)
  const findSlopeInTime = timeDerivative(problem, counts)
  let step: Step = { t: 0, h: 0, y: zero, next: zero }
  let pointKnown = false
  let denseKnown = false

  const findPoint = (t: number, h: number, y: Float64Array): void => {
    if (pointKnown) return
    field(t, y, slope)
    counts.evaluations++
    findJacobian(t, y, slope, jacobian)
    findSlopeInTime(t, h, y, slope, slopeInTime)
    pointKnown = true
  }
  const prepare = (h: number): boolean => {
    for (let k = 0; k < matrix.length; k++) matrix[k] = -jacobian[k]
    for (let i = 0; i < dim; i++) matrix[i * dim + i] += 1 / (h * gamma)
    counts.factorizations++
    return factorize(matrix, dim, swaps)
  }
  const findUnit = (i: number, t: number, h: number, y: Float64Array): void => {
    if (i > 0) {
      stages[i](1, y, stage)
      field(t + nodes[i] * h, stage, stageSlope)
      counts.evaluations++
    }
    const unit = units[i]
    couplings[i](1 / h, i > 0 ? stageSlope : slope, unit)
    for (let k = 0; k < dim; k++) unit[k] += h * timeWeights[i] * slopeInTime[k]
    solve(matrix, dim, swaps, unit)
  }
  const findDense = (): void => {
    if (!denseKnown) for (let k = 0; k < dense.length; k++) denseRows[k](1, zero, dense[k])
    denseKnown = true
  }
  const evaluate = (theta: number, out: Float64Array): void => {
    findDense()
    const { y, next } = step
    for (let i = 0; i < dim; i++) {
      let value = 0
      for (let k = dense.length - 1; k >= 0; k--) value = dense[k][i] + theta * value
      out[i] = y[i] + theta * (next[i] - y[i] + (1 - theta) * value)
    }
  }
  /** The derivative of dense output with respect to theta. */
  const derivative = (theta: number, i: number): number => {
    let value = 0
    let slope = 0
    for (let k = dense.length - 1; k >= 0; k--) {
      slope = value + theta * slope
      value = dense[k][i] + theta * value
    }
    return step.next[i] - step.y[i] + (1 - 2 * theta) * value + theta * (1 - theta) * slope
  }
  return {
    begin() {
      pointKnown = false
    },
    attempt(t, h, y, next) {
      step = { t, h, y, next }
      denseKnown = false
      findPoint(t, h, y)
      if (!allFinite(slope) || !allFinite(slopeInTime) || !allFinite(jacobian)) return Number.NaN
      if (!prepare(h)) return Number.POSITIVE_INFINITY
      for (let i = 0; i < nodes.length; i++) findUnit(i, t, h, y)
      advance(1, y, next)
      estimate(1, zero, wrong)
      return errorNorm(wrong, y, next, tolerance)
    },
    interpolate: evaluate,
    denseError() {
      const { t, h, y, next } = step
      evaluate(checkAt, stage)
      field(t + checkAt * h, stage, stageSlope)
      counts.evaluations++
      for (let i = 0; i < dim; i++) wrong[i] = stageSlope[i] - derivative(checkAt, i) / h
      solve(matrix, dim, swaps, wrong)
      return errorPerDefect * errorNorm(wrong, y, next, tolerance)
    },
    commit() {
      pointKnown = false
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
