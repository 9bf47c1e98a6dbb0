/** A set of states, whatever times they belong to: rows of `dim` numbers. A trajectory is one. */
export interface States {
  readonly dim: number
  readonly states: Float64Array
}

/** How many of its decorrelation times part two states that are not neighbors merely by being successive. */
const WINDOW = 3

/**
 * The default Theiler window in samples: three decorrelation times; at most a tenth of the record.
 * Source: J. Theiler, Phys. Rev. A 34, 2427–2432 (1986).
 */
export function theilerWindow(states: States): number {
  const most = Math.floor(states.states.length / states.dim / 10)
  return Math.min(WINDOW * decorrelationLag(states, Math.ceil(most / WINDOW)), most)
}

/** The first lag at which the autocorrelation, averaged over the variables, is below 1/e; `most` if it is a later one. */
export function decorrelationLag({ dim, states }: States, most: number): number {
  const n = states.length / dim
  const centered = states.slice()
  for (let j = 0; j < dim; j++) {
    let sum = 0
    for (let i = j; i < states.length; i += dim) sum += states[i]
    for (let i = j; i < states.length; i += dim) centered[i] -= sum / n
  }
  const start = correlations(centered, dim, 0)
  let lag = 1
  for (; lag < most; lag++) {
    let total = 0
    for (const [j, value] of correlations(centered, dim, lag).entries()) total += start[j] > 0 ? value / start[j] : 0
    if (total < dim / Math.E) break
  }
  return lag
}

/** For each variable, the mean product of samples `lag` apart. */
function correlations(centered: Float64Array, dim: number, lag: number): Float64Array {
  const sums = new Float64Array(dim)
  const pairs = centered.length / dim - lag
  for (let i = 0; i < pairs * dim; i++) sums[i % dim] += (centered[i] * centered[i + lag * dim]) / pairs
  return sums
}

/** The squared distance of states i and j. */
export function squaredDistance(states: Float64Array, dim: number, i: number, j: number): number {
  let sum = 0
  for (let a = i * dim, b = j * dim, end = a + dim; a < end; a++, b++) sum += (states[a] - states[b]) ** 2
  return sum
}

/** @throws RangeError unless it is a whole number of samples that leaves pairs of the n states. */
export function checkTheiler(caller: string, theiler: number, n: number): void {
  if (!(Number.isInteger(theiler) && theiler >= 0 && theiler < n / 2))
    throw new RangeError(`${caller}: theiler must be a whole number of samples below half of ${n}, got ${theiler}`)
}

/** Evenly spread reference states: as many of n as keep the pairs with all others below `mostPairs`. */
export function references(n: number, mostPairs: number): Int32Array {
  const count = Math.max(1, Math.min(n, Math.floor(mostPairs / n)))
  return Int32Array.from({ length: count }, (_, k) => Math.floor(((k + 0.5) * n) / count))
}
