/** Minus the digamma function at 1: Euler's constant. */
const EULER = 0.5772156649015329

/**
 * The mutual information of two continuous variables in nats, from samples of both, by the distances to k nearest neighbors:
 * ψ(k) + ψ(n) − ⟨ψ(nₓ + 1) + ψ(n_y + 1)⟩, where nₓ and n_y count samples that are nearer in one variable than the k-th
 * neighbor is in both. Where k samples or more coincide, those that do take the place of k and of the counts.
 *
 * Sources: A. Kraskov, H. Stögbauer, P. Grassberger, Phys. Rev. E 69, 066138 (2004), eq. 8; W. Gao et al., Adv. Neural Inf.
 * Process. Syst. 30 (2017) for coinciding samples.
 *
 * @param x Shape [n], n > k. @param y Shape [n]. @param most Evenly spread samples that the mean is taken over at most.
 */
export function mutualInformationOf(x: Float64Array, y: Float64Array, k: number, most: number): number {
  const n = x.length
  const order = Int32Array.from(x.keys()).sort((i, j) => x[i] - x[j] || i - j)
  const u = Float64Array.from(order, (i) => x[i])
  const v = Float64Array.from(order, (i) => y[i])
  const sorted = y.slice().sort()
  const psi = digammas(n)
  const count = Math.min(n, most)
  const squares = new Float64Array(k)
  let sum = 0
  for (let r = 0; r < count; r++) {
    const i = Math.floor(((r + 0.5) * n) / count)
    const { reach, ties } = neighborReach(u, v, i, squares)
    sum += psi[ties] - psi[others(u, u[i], reach) + 1] - psi[others(sorted, v[i], reach) + 1]
  }
  return psi[n] + sum / count
}

/** ψ(m) for m = 1, 2, …, n: harmonic numbers. */
function digammas(n: number): Float64Array {
  const psi = new Float64Array(n + 1)
  psi[1] = -EULER
  for (let m = 1; m < n; m++) psi[m + 1] = psi[m] + 1 / m
  return psi
}

/**
 * The distance of the k-th neighbor of sample i, the larger of those in u and v, and the number of neighbors that it stands
 * for. Samples are looked at in the order of |u − u[i]|, until that alone is larger.
 *
 * @param u Increasing. @param nearest Scratch; shape [k].
 */
function neighborReach(
  u: Float64Array,
  v: Float64Array,
  i: number,
  nearest: Float64Array,
): { readonly reach: number; readonly ties: number } {
  const last = nearest.length - 1
  nearest.fill(Number.POSITIVE_INFINITY)
  let ties = 0
  let [left, right] = [i - 1, i + 1]
  for (;;) {
    const before = left >= 0 ? u[i] - u[left] : Number.POSITIVE_INFINITY
    const after = right < u.length ? u[right] - u[i] : Number.POSITIVE_INFINITY
    const step = Math.min(before, after)
    if (step > nearest[last] || step === Number.POSITIVE_INFINITY) break
    const j = before < after ? left-- : right++
    const distance = Math.max(step, Math.abs(v[j] - v[i]))
    if (distance === 0) ties++
    if (distance >= nearest[last]) continue
    let q = last
    for (; q > 0 && nearest[q - 1] > distance; q--) nearest[q] = nearest[q - 1]
    nearest[q] = distance
  }
  return { reach: nearest[last], ties: nearest[last] === 0 ? ties : nearest.length }
}

/** How many other values are nearer than `reach`, or the same where that is 0. */
function others(sorted: Float64Array, value: number, reach: number): number {
  if (reach === 0) return firstAbove(sorted, value, 0) - firstFrom(sorted, value, 0) - 1
  return firstFrom(sorted, value, reach) - firstAbove(sorted, value, -reach) - 1
}

/** The first index with sorted[i] − value ≥ offset: of differences, as distances are, so that rounding is the same. */
function firstFrom(sorted: Float64Array, value: number, offset: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] - value < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The first index with sorted[i] − value > offset. */
function firstAbove(sorted: Float64Array, value: number, offset: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] - value <= offset) low = middle + 1
    else high = middle
  }
  return low
}
