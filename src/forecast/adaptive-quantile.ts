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
 * that the bound from its own past missed and falls a little with every other, so that over a long record the fraction
 * `coverage` is held, whatever drifts. No bound lies beyond the largest score: where the level asks for more, that is it.
 *
 * Source: I. Gibbs, E. Candès, Adv. Neural Inf. Process. Syst. 34 (2021), eq. 2; exact for exchangeable scores at rate 0.
 *
 * @throws RangeError as `conformalQuantile` does.
 */
export function adaptiveQuantile(scores: Float64Array, { coverage, rate, known }: AdaptiveOptions): number {
  const whole = scores.slice().sort()
  const plain = conformalQuantile(whole, coverage, names)
  return rate === 0 ? plain : atLevel(whole, scores.length, adaptedLevel(scores, { coverage, rate, known }))
}

/** The level after all scores. Those too early for a bound of their own have no say. */
function adaptedLevel(scores: Float64Array, { coverage, rate, known }: AdaptiveOptions): number {
  const n = scores.length
  const sorted = new Float64Array(n)
  const missed: (boolean | undefined)[] = []
  let [level, counted] = [coverage, 0]
  const learnUpTo = (count: number): void => {
    for (; counted < count; counted++) {
      insert(sorted, counted, scores[counted])
      const miss = missed[counted]
      if (miss !== undefined) level += rate * (coverage - (miss ? 0 : 1))
    }
  }
  for (let i = 0; i < n; i++) {
    learnUpTo(known(i))
    missed.push(conformalRank(counted, coverage) > counted ? undefined : scores[i] > atLevel(sorted, counted, level))
  }
  learnUpTo(n)
  return level
}

function atLevel(sorted: Float64Array, n: number, level: number): number {
  return sorted[Math.max(1, Math.min(n, conformalRank(n, level))) - 1]
}

/** Puts a value in its place among the first n. */
function insert(sorted: Float64Array, n: number, value: number): void {
  let i = n
  for (; i > 0 && sorted[i - 1] > value; i--) sorted[i] = sorted[i - 1]
  sorted[i] = value
}
