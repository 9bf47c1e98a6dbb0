/**
 * The ⌈(n + 1)·coverage⌉-th smallest of n scores: of n + 1 exchangeable ones the last is no larger with a probability of at
 * least `coverage`, and where none are equal, no more than 1/(n + 1) above.
 *
 * Source: V. Vovk, A. Gammerman, G. Shafer, Algorithmic Learning in a Random World (2005), section 2.2; J. Lei et al.,
 * J. Am. Stat. Assoc. 113, 1094–1111 (2018), theorem 2.
 *
 * @param what The caller, and what there is one score for, as errors name them.
 * @throws RangeError for a coverage outside (0, 1) or too close to 1 for so few scores.
 */
export function conformalQuantile(
  sorted: Float64Array,
  coverage: number,
  { caller, unit }: { readonly caller: string; readonly unit: string },
): number {
  if (!(coverage > 0 && coverage < 1))
    throw new RangeError(`${caller}: coverage must lie between 0 and 1, got ${coverage}`)
  const rank = conformalRank(sorted.length, coverage)
  if (rank > sorted.length) {
    const least = Math.ceil((coverage / (1 - coverage)) * (1 - 4 * Number.EPSILON))
    throw new RangeError(
      `${caller}: coverage ${coverage} needs ${least} held-out ${unit} or more, there are ${sorted.length}`,
    )
  }
  return sorted[rank - 1]
}

/** From 1; above n where n scores are too few. */
export function conformalRank(n: number, coverage: number): number {
  // Rounded down first: 0.9 · 20 is 18, though the product of the nearest doubles may lie above.
  return Math.ceil((n + 1) * coverage * (1 - 4 * Number.EPSILON))
}
