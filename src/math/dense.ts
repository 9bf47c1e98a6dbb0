import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix'

/** A = U · diag(values) · Vᵀ with singular values in descending order. */
export interface Svd {
  readonly values: Float64Array
  /** Shape [n, n], row-major; left singular vectors in its columns. */
  readonly left: Float64Array
  /** Shape [n, n], row-major; right singular vectors in its columns. */
  readonly right: Float64Array
}

/** Singular value decomposition of a square matrix, shape [n, n], row-major. Costs O(n³); meant for n up to about 500. */
export function svd(a: Float64Array, n: number): Svd {
  const decomposition = new SingularValueDecomposition(Matrix.from1DArray(n, n, a), { autoTranspose: false })
  return {
    values: Float64Array.from(decomposition.diagonal),
    left: Float64Array.from(decomposition.leftSingularVectors.to1DArray()),
    right: Float64Array.from(decomposition.rightSingularVectors.to1DArray()),
  }
}

/** Eigenvalues of a square matrix, shape [n, n], row-major: real and imaginary parts; conjugates stand side by side. */
export function eigenvalues(
  a: Float64Array,
  n: number,
): { readonly real: Float64Array; readonly imaginary: Float64Array } {
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(Matrix.from1DArray(n, n, a))
  return { real: Float64Array.from(realEigenvalues), imaginary: Float64Array.from(imaginaryEigenvalues) }
}
