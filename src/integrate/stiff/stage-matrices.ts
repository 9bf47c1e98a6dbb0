import { type Complex, factorizeComplex, solveComplex } from '../../math/complex-lu.ts'
import { factorize, solve } from '../../math/lu.ts'
import type { Counts } from '../stepper.ts'
import { alpha, beta, gamma } from './radau-coefficients.ts'

/** The matrices γ/h − J and (α + iβ)/h − J, factored: in the eigenbasis of the method its three stages come apart. */
export interface StageMatrices {
  /** Answers false if one of them is singular. */
  factorize(h: number, jacobian: Float64Array): boolean
  solveReal(b: Float64Array): void
  solveComplex(b: Complex): void
}

export function stageMatrices(dim: number, counts: Counts): StageMatrices {
  const matrix = new Float64Array(dim * dim)
  const swaps = new Int32Array(dim)
  const complex = { real: new Float64Array(dim * dim), imaginary: new Float64Array(dim * dim) }
  const complexSwaps = new Int32Array(dim)
  return {
    factorize(h, jacobian) {
      complex.imaginary.fill(0)
      for (let k = 0; k < matrix.length; k++) {
        matrix[k] = -jacobian[k]
        complex.real[k] = -jacobian[k]
      }
      for (let k = 0; k < matrix.length; k += dim + 1) {
        matrix[k] += gamma / h
        complex.real[k] += alpha / h
        complex.imaginary[k] = beta / h
      }
      counts.factorizations += 2
      return factorize(matrix, dim, swaps) && factorizeComplex(complex, dim, complexSwaps)
    },
    solveReal: (b) => solve(matrix, dim, swaps, b),
    solveComplex: (b) => solveComplex(complex, dim, complexSwaps, b),
  }
}
