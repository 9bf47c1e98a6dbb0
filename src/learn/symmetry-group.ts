/** A finite group of matrices, the identity first. */
export interface SymmetryGroup {
  readonly dim: number
  /** Each of shape [dim, dim], row-major. */
  readonly elements: readonly Float64Array[]
  /** products[i][j] is the element that elementsᵢ · elementsⱼ is. */
  readonly products: readonly (readonly number[])[]
}

/** Entries that differ by less, relative to the largest, are the same. */
const SAME = 1e-9

/** More elements than this are taken for a group that never closes. */
const MOST_ELEMENTS = 96

/**
 * The group that these matrices generate, such as {I, S} for a symmetry S with S² = I.
 *
 * @param generators Each as rows, [dim][dim].
 * @throws RangeError for a matrix of another shape, or one of no finite order.
 */
export function symmetryGroup(
  who: string,
  dim: number,
  generators: readonly (readonly (readonly number[])[])[],
): SymmetryGroup {
  const matrices = generators.map((rows, i) => {
    const flat = Float64Array.from(rows.flat())
    if (rows.length !== dim || rows.some((row) => row.length !== dim) || !flat.every(Number.isFinite))
      throw new RangeError(`${who}: symmetry ${i} must be ${dim} rows of ${dim} finite numbers`)
    return flat
  })
  const identity = Float64Array.from({ length: dim * dim }, (_, k) => (k % (dim + 1) === 0 ? 1 : 0))
  const elements: Float64Array[] = [identity]
  // Every element is a product of generators, so multiplying all there is by them finds the rest.
  for (const element of elements)
    for (const generator of matrices) {
      const next = multiply(generator, element, dim)
      if (find(elements, next) >= 0) continue
      if (elements.length === MOST_ELEMENTS)
        throw new RangeError(
          `${who}: the symmetries generate more than ${MOST_ELEMENTS} matrices; have they finite order?`,
        )
      elements.push(next)
    }
  const products = elements.map((a) => elements.map((b) => find(elements, multiply(a, b, dim))))
  return { dim, elements, products }
}

/** The product of two matrices, shape [dim, dim]. */
export function multiply(a: Float64Array, b: Float64Array, dim: number): Float64Array {
  const product = new Float64Array(dim * dim)
  for (let i = 0; i < dim; i++)
    for (let k = 0; k < dim; k++) for (let j = 0; j < dim; j++) product[i * dim + j] += a[i * dim + k] * b[k * dim + j]
  return product
}

function find(elements: readonly Float64Array[], matrix: Float64Array): number {
  return elements.findIndex((element) => {
    const size = element.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return element.every((value, k) => Math.abs(value - matrix[k]) <= SAME * size)
  })
}
