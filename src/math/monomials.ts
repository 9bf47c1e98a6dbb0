/** All products of powers of `dim` variables up to a total degree, the constant first. Exponents: shape [count, dim]. */
export interface Monomials {
  readonly dim: number
  readonly degree: number
  readonly count: number
  readonly exponents: Uint8Array
  /** For each monomial but the constant: the earlier monomial and the variable whose product it is. Shape [count, 2]. */
  readonly factors: Uint32Array
}

/** Most monomials that a caller can want; the triangle of a fit has their square. */
const MOST = 20000

/** @throws RangeError unless dim and degree are whole numbers from 1 (degree from 0) whose monomials stay manageable. */
export function monomials(dim: number, degree: number): Monomials {
  if (!Number.isInteger(dim) || dim < 1 || !Number.isInteger(degree) || degree < 0)
    throw new RangeError(`monomials: dim and degree must be whole numbers, got dim ${dim}, degree ${degree}`)
  const count = monomialCount(dim, degree)
  if (count > MOST)
    throw new RangeError(`monomials: degree ${degree} of ${dim} variables has ${count} terms; lower the degree`)
  const exponents = new Uint8Array(count * dim)
  const factors = new Uint32Array(2 * count)
  // Each monomial of one degree times each variable not before its last one gives the next degree, every one once.
  let [level, next] = [0, 1]
  const last = new Uint32Array(count)
  for (let d = 1; d <= degree; d++) {
    const end = next
    for (let m = level; m < end; m++)
      for (let j = last[m]; j < dim; j++) {
        exponents.copyWithin(next * dim, m * dim, (m + 1) * dim)
        exponents[next * dim + j] += 1
        factors.set([m, j], 2 * next)
        last[next++] = j
      }
    level = end
  }
  return { dim, degree, count, exponents, factors }
}

/** The binomial coefficient (dim + degree over degree). */
export function monomialCount(dim: number, degree: number): number {
  let count = 1
  for (let d = 1; d <= degree; d++) count = (count * (dim + d)) / d
  return Math.round(count)
}

/** Writes the values of all monomials at x into out; shape [count]. */
export function writeMonomials({ count, factors }: Monomials, x: ArrayLike<number>, out: Float64Array): void {
  out[0] = 1
  for (let m = 1; m < count; m++) out[m] = out[factors[2 * m]] * x[factors[2 * m + 1]]
}

/** Writes the derivatives of all monomials with respect to variable j at x, whose values are given. */
export function writeMonomialDerivatives(
  { count, factors }: Monomials,
  x: ArrayLike<number>,
  values: Float64Array,
  j: number,
  out: Float64Array,
): void {
  out[0] = 0
  for (let m = 1; m < count; m++) {
    const [before, variable] = [factors[2 * m], factors[2 * m + 1]]
    out[m] = out[before] * x[variable] + (variable === j ? values[before] : 0)
  }
}
