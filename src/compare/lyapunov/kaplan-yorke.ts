/**
 * The Kaplan–Yorke dimension of a Lyapunov spectrum: the number of exponents, largest first, whose sum stays positive,
 * and the fraction of the next one that brings it to zero. 0 if the largest is negative, the number of exponents if their
 * sum is not negative.
 *
 * Source: J. L. Kaplan, J. A. Yorke, Lecture Notes in Mathematics 730, 204–227 (1979).
 *
 * @param exponents In any order.
 */
export function kaplanYorkeDimension(exponents: ArrayLike<number>): number {
  const sorted = descending(exponents)
  const { count, sum } = expanding(sorted)
  return count === sorted.length ? count : count + sum / Math.abs(sorted[count])
}

/**
 * How the dimension changes with each exponent, in descending order. Its product with block averages of the exponents is
 * a series whose mean has the dimension's standard error.
 */
export function kaplanYorkeGradient(exponents: ArrayLike<number>): Float64Array {
  const sorted = descending(exponents)
  const { count, sum } = expanding(sorted)
  const gradient = new Float64Array(sorted.length)
  if (count === sorted.length) return gradient
  gradient.fill(1 / Math.abs(sorted[count]), 0, count)
  gradient[count] = sum / sorted[count] ** 2
  return gradient
}

function descending(exponents: ArrayLike<number>): Float64Array {
  return Float64Array.from(exponents).sort().reverse()
}

/** How many exponents, largest first, have a sum that is not negative, and that sum. */
function expanding(sorted: Float64Array): { readonly count: number; readonly sum: number } {
  let sum = 0
  for (let count = 0; count < sorted.length; count++) {
    if (sum + sorted[count] < 0) return { count, sum }
    sum += sorted[count]
  }
  return { count: sorted.length, sum }
}
