/** Equally distributed between 0 and 1, the same for the same seed; a linear congruential generator. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
}

/** Normal with mean 0 and variance 1. Source: G. E. P. Box, M. E. Muller, Ann. Math. Stat. 29, 610-611 (1958). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
}
