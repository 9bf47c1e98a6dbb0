/**
 * The p-th power of the Wasserstein distance of order p between the empirical distributions of two lists of numbers: the
 * mean of |quantile of a − quantile of b|^p.
 *
 * @param a Ascending. @param b Ascending; of any length from 1.
 */
export function wassersteinPower(a: Float64Array, b: Float64Array, order: 1 | 2): number {
  const [n, m] = [a.length, b.length]
  let [i, j, level, sum] = [0, 0, 0, 0]
  // Probability in units of 1/(n m), so that steps of both meet exactly.
  while (i < n && j < m) {
    const next = Math.min((i + 1) * m, (j + 1) * n)
    const gap = Math.abs(a[i] - b[j])
    sum += (next - level) * (order === 1 ? gap : gap * gap)
    level = next
    if (next === (i + 1) * m) i++
    if (next === (j + 1) * n) j++
  }
  return sum / (n * m)
}
