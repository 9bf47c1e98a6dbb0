import { conformalQuantile, conformalRank } from '../math/conformal-quantile.ts'

export interface AdaptiveOptions {
  readonly coverage: number
  /** How far a miss moves the level; 0 leaves it at `coverage`. */
  readonly rate: number
  /** How many of the first scores are known by the time that score i is foretold, at most i. */
  readonly known: (i: number) => number
}

const names = { caller: 'calibrateForecast', unit: 'windows' }

/**
 * A bound for the next score from those before it, in order of time. The level starts at `coverage`, rises with every score
 * that the bound from its own past missed and falls a little with every other. Where it asks for more than the largest
 * score, the bound is that, made worse in proportion: it stays finite, and scores that are at most K times as bad as all
 * before them cannot push the level above 1 + (K − 1)·(1 − coverage) + rate·coverage. The part of n scores that is missed
 * exceeds 1 − coverage by no more than what that lies above `coverage`, over rate·n, however they drift.
 *
 * Source: I. Gibbs, E. Candès, Adv. Neural Inf. Process. Syst. 34 (2021), eq. 2 and proposition 4.1, where the bound
 * beyond the largest score is infinite. At rate 0 exact for exchangeable scores.
 *
 * @throws RangeError as `conformalQuantile` does.
 */
export function adaptiveQuantile(scores: Float64Array, { coverage, rate, known }: AdaptiveOptions): number {
  const n = scores.length
  const sorted = rate === 0 ? scores.slice().sort() : new Float64Array(n)
  const level = rate === 0 ? coverage : adaptedLevel(scores, { coverage, rate, known }, sorted)
  const plain = conformalQuantile(sorted, coverage, names)
  return rate === 0 ? plain : atLevel(sorted, n, level, coverage)
}

/** The level after all scores, which end up in `sorted`. Those too early for a bound of their own have no say. */
function adaptedLevel(scores: Float64Array, options: AdaptiveOptions, sorted: Float64Array): number {
  const { coverage, rate, known } = options
  const n = scores.length
  // 1 for a miss, −1 for a score that no bound was there for.
  const missed = new Int8Array(n)
  let [level, counted] = [coverage, 0]
  const learnUpTo = (count: number): void => {
    for (; counted < count; counted++) {
      insert(sorted, counted, scores[counted])
      if (missed[counted] >= 0) level += rate * (coverage - 1 + missed[counted])
    }
  }
  for (let i = 0; i < n; i++) {
    learnUpTo(known(i))
    const bounded = conformalRank(counted, coverage) <= counted
    missed[i] = bounded ? Number(scores[i] > atLevel(sorted, counted, level, coverage)) : -1
  }
  learnUpTo(n)
  return level
}

function atLevel(sorted: Float64Array, n: number, level: number, coverage: number): number {
  const rank = conformalRank(n, level)
  if (rank <= n) return sorted[Math.max(1, rank) - 1]
  const factor = 1 + Math.max(0, level - n / (n + 1)) / (1 - coverage)
  // Scores that are negative are the better the further from 0.
  return sorted[n - 1] < 0 ? sorted[n - 1] / factor : sorted[n - 1] * factor
}

/** Puts a value in its place among the first n. */
function insert(sorted: Float64Array, n: number, value: number): void {
  let [from, to] = [0, n]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle] <= value) from = middle + 1
    else to = middle
  }
  sorted.copyWithin(from + 1, from, n)
  sorted[from] = value
}
