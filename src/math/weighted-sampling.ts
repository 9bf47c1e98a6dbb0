import type { Random } from './random.ts'

/**
 * Indices drawn one after another without replacement, each with probability proportional to its weight among those
 * left. Fewer than `count` come back if fewer weights are positive.
 *
 * @param weights Shape [n]; finite and not negative.
 */
export function sampleWithoutReplacement(weights: Float64Array, count: number, random: Random): number[] {
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(1, weights.length)))
  // Node i of this binary tree holds the weight below it: children 2i and 2i + 1, root 1. Sums are recomputed on the
  // way up, never subtracted from, so an emptied branch is exactly zero.
  const tree = new Float64Array(2 * leaves)
  tree.set(weights, leaves)
  for (let i = leaves - 1; i > 0; i--) tree[i] = tree[2 * i] + tree[2 * i + 1]
  const chosen: number[] = []
  while (chosen.length < count && tree[1] > 0) {
    let rest = random() * tree[1]
    let i = 1
    while (i < leaves) {
      i *= 2
      if (rest >= tree[i] && tree[i + 1] > 0) {
        rest -= tree[i]
        i += 1
      }
    }
    chosen.push(i - leaves)
    tree[i] = 0
    for (i >>= 1; i > 0; i >>= 1) tree[i] = tree[2 * i] + tree[2 * i + 1]
  }
  return chosen
}
