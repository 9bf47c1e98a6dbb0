import { power } from '../../math/power.ts'
import type { Problem } from '../adaptive/drive.ts'
import type { Tolerance } from '../adaptive/tolerance.ts'
import type { Counts } from '../stepper.ts'
import { alpha, beta, fromEigenbasis, gamma, nodes, toEigenbasis } from './radau-coefficients.ts'
import type { StageMatrices } from './stage-matrices.ts'

const mostIterations = 7

/** Share of the tolerance that may be left of the iteration's error. */
const remains = 0.01

/** Slower convergence than this is none. */
const slowest = 0.99

/**
 * Solves zₖ = h Σⱼ aₖⱼ f(t + cⱼ h, y + zⱼ) for the three stages, from the guess in z, shape [3, dim], which it overwrites.
 * Answers the rate of convergence, Infinity if there is none or too little, NaN if the numbers failed.
 */
export type StageSolver = (t: number, h: number, y: Float64Array, z: Float64Array) => number

/**
 * Newton's method with the matrices as they are. It stops when what is left is a small share of the tolerance, and gives
 * up when it foresees that it will not get there.
 * Source: Hairer, Wanner, Solving Ordinary Differential Equations II, section IV.8, eqs. 8.8 to 8.12.
 */
export function stageSolver(
  { system: { dim }, field }: Problem,
  matrices: StageMatrices,
  tolerance: Tolerance,
  counts: Counts,
): StageSolver {
  const { relative, absolute } = tolerance
  const goal = Math.max(remains, (10 * Number.EPSILON) / relative)
  const vector = () => new Float64Array(dim)
  const stage = vector()
  const slopes = [vector(), vector(), vector()]
  const w = [vector(), vector(), vector()]
  const change = [vector(), vector(), vector()]
  const pair = { real: change[1], imaginary: change[2] }
  let remainder = 1

  const findSlopes = (t: number, h: number, y: Float64Array, z: Float64Array): void => {
    for (let k = 0; k < 3; k++) {
      for (let i = 0; i < dim; i++) stage[i] = y[i] + z[k * dim + i]
      field(t + nodes[k] * h, stage, slopes[k])
    }
    counts.evaluations += 3
  }
  const findChange = (h: number): void => {
    for (let i = 0; i < dim; i++) {
      const [first, second, third] = [w[0][i] / h, w[1][i] / h, w[2][i] / h]
      change[0][i] = inEigenbasis(0, i) - gamma * first
      change[1][i] = inEigenbasis(1, i) - (alpha * second - beta * third)
      change[2][i] = inEigenbasis(2, i) - (beta * second + alpha * third)
    }
    matrices.solveReal(change[0])
    matrices.solveComplex(pair)
  }
  const inEigenbasis = (k: number, i: number): number => {
    const [a, b, c] = toEigenbasis[k]
    return a * slopes[0][i] + b * slopes[1][i] + c * slopes[2][i]
  }
  const size = (y: Float64Array): number => {
    let sum = 0
    for (let i = 0; i < dim; i++) {
      const scale = absolute[i] + relative * Math.abs(y[i])
      for (let k = 0; k < 3; k++) sum += (change[k][i] / scale) ** 2
    }
    return Math.sqrt(sum / (3 * dim))
  }
  const apply = (z: Float64Array): void => {
    for (let k = 0; k < 3; k++) for (let i = 0; i < dim; i++) w[k][i] += change[k][i]
    for (let k = 0; k < 3; k++) {
      const [a, b, c] = fromEigenbasis[k]
      for (let i = 0; i < dim; i++) z[k * dim + i] = a * w[0][i] + b * w[1][i] + c * w[2][i]
    }
  }
  const start = (z: Float64Array): void => {
    for (let k = 0; k < 3; k++) {
      const [a, b, c] = toEigenbasis[k]
      for (let i = 0; i < dim; i++) w[k][i] = a * z[i] + b * z[dim + i] + c * z[2 * dim + i]
    }
  }
  return (t, h, y, z) => {
    start(z)
    remainder = power(Math.max(remainder, Number.EPSILON), 0.8)
    let before = 0
    let ratioBefore = 0
    let rate = 0
    for (let iteration = 1; iteration <= mostIterations; iteration++) {
      findSlopes(t, h, y, z)
      findChange(h)
      const length = size(y)
      if (!Number.isFinite(length)) return Number.NaN
      if (iteration > 1) {
        const ratio = length / before
        rate = iteration === 2 ? ratio : Math.sqrt(ratio * ratioBefore)
        if (rate >= slowest) return Number.POSITIVE_INFINITY
        ratioBefore = ratio
        remainder = rate / (1 - rate)
        if (remainder * length * power(rate, mostIterations - iteration) > goal) return Number.POSITIVE_INFINITY
      }
      before = Math.max(length, Number.MIN_VALUE)
      apply(z)
      if (remainder * length <= goal) return rate
    }
    return Number.POSITIVE_INFINITY
  }
}
