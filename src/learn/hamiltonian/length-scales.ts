import { factorSource } from '../../math/least-squares/factor-source.ts'
import { solveFactor } from '../../math/least-squares/solve-factor.ts'
import { standardDeviation } from '../../math/statistics.ts'
import type { GradientData } from './gradient-data.ts'

/** Samples whose nearest neighbor is looked for, among at most so many others. */
const CENTERS = 400
const OTHERS = 20_000
/** A direction in which the gradient hardly bends counts as this long, in deviations of the input. */
const LONGEST = 4
const SWEEPS = 300
/** Rounds in which neighbors are the nearest ones in the lengths found so far. */
const ROUNDS = 4

/**
 * How far one has to go along each input until the gradient, less its linear trend, has changed by the gradient's own
 * deviation: nearest neighbors give |Δg|² ≈ noise + Σᵢ (Δxᵢ / lengthᵢ)², solved for the lengths by least squares.
 * Measuring inputs in these lengths keeps a stiff direction from being seen no finer than a smooth one.
 *
 * @param inputs Shape [n, width]: the embedded states. @param entries Which entries of the gradient count.
 * @returns Shape [width]; at most 4.
 */
export function lengthScales(
  inputs: Float64Array,
  width: number,
  data: GradientData,
  entries: readonly number[],
): Float64Array {
  const residuals = withoutTrend(inputs, width, data, entries)
  const lengths = new Float64Array(width).fill(1)
  for (let round = 0; round < ROUNDS; round++) {
    const measured = inputs.map((x, k) => x / lengths[k % width])
    const curvatures = neighborCurvatures(measured, width, residuals, entries.length)
    for (let k = 0; k < width; k++) lengths[k] = Math.min(LONGEST, lengths[k] / Math.sqrt(curvatures[k]))
  }
  return lengths
}

/** What a linear function of the inputs does not explain, in deviations of the gradient; shape [n, entries]. */
function withoutTrend(
  inputs: Float64Array,
  width: number,
  { size, dim, gradients }: GradientData,
  entries: readonly number[],
): Float64Array {
  const outputs = entries.length
  const deviations = entries.map((j) => {
    const deviation = standardDeviation(Float64Array.from({ length: size }, (_, i) => gradients[i * dim + j]))
    return deviation > 0 ? deviation : 1
  })
  const write = (i: number, row: Float64Array): void => {
    row[0] = 1
    for (let k = 0; k < width; k++) row[1 + k] = inputs[i * width + k]
    for (let c = 0; c < outputs; c++) row[1 + width + c] = gradients[i * dim + entries[c]] / deviations[c]
  }
  const { coefficients } = solveFactor(factorSource({ size, write }, 1 + width, outputs), { relative: 0 })
  const row = new Float64Array(1 + width + outputs)
  const residuals = new Float64Array(size * outputs)
  for (let i = 0; i < size; i++) {
    write(i, row)
    for (let c = 0; c < outputs; c++) {
      let rest = row[1 + width + c]
      for (let k = 0; k <= width; k++) rest -= coefficients[k * outputs + c] * row[k]
      residuals[i * outputs + c] = rest
    }
  }
  return residuals
}

/** 1 / length² for each input, none negative. */
function neighborCurvatures(
  inputs: Float64Array,
  width: number,
  residuals: Float64Array,
  outputs: number,
): Float64Array {
  const n = residuals.length / outputs
  const centers = Math.min(CENTERS, n)
  const step = Math.ceil(n / OTHERS)
  const unknowns = 1 + width
  const matrix = new Float64Array(unknowns * unknowns)
  const rhs = new Float64Array(unknowns)
  const terms = new Float64Array(unknowns).fill(1)
  for (let k = 0; k < centers; k++) {
    const i = Math.floor((k * n) / centers)
    const j = nearest(inputs, width, i, step)
    let change = 0
    for (let c = 0; c < outputs; c++) change += (residuals[i * outputs + c] - residuals[j * outputs + c]) ** 2
    for (let a = 0; a < width; a++) terms[1 + a] = (inputs[i * width + a] - inputs[j * width + a]) ** 2
    // Relative weights: every pair says as much about the slopes, however close it is.
    const scale = 1 / (terms.subarray(1).reduce((sum, term) => sum + term, 0) || 1) ** 2
    for (let a = 0; a < unknowns; a++) {
      rhs[a] += scale * terms[a] * change
      for (let b = 0; b < unknowns; b++) matrix[a * unknowns + b] += scale * terms[a] * terms[b]
    }
  }
  return nonNegativeSolution(matrix, rhs).subarray(1)
}

function nearest(inputs: Float64Array, width: number, i: number, step: number): number {
  let [best, least] = [i, Number.POSITIVE_INFINITY]
  for (let j = 0; j * width < inputs.length; j += step) {
    if (j === i) continue
    let sum = 0
    for (let k = 0; k < width && sum < least; k++) sum += (inputs[i * width + k] - inputs[j * width + k]) ** 2
    if (sum < least && sum > 0) [best, least] = [j, sum]
  }
  return best
}

/** Minimizes ½ xᵀAx − bᵀx over x ≥ 0, entry after entry. */
function nonNegativeSolution(matrix: Float64Array, rhs: Float64Array): Float64Array {
  const n = rhs.length
  const x = new Float64Array(n)
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let a = 0; a < n; a++) {
      if (matrix[a * n + a] === 0) continue
      let rest = rhs[a]
      for (let b = 0; b < n; b++) if (b !== a) rest -= matrix[a * n + b] * x[b]
      x[a] = Math.max(0, rest / matrix[a * n + a])
    }
  return x
}
