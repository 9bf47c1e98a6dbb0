import { normalQuantile } from './normal-quantile.ts'
import { threefry, threefryKey } from './threefry.ts'

/** Two independent standard normal numbers for a counter of two 32-bit words; valid until the next call. */
export type NormalPairs = (high: number, low: number) => Float64Array

/**
 * Normal numbers with the same bits everywhere, in any order. Every seed, stream and purpose (32-bit integers) has its
 * own, and those of neighboring seeds are independent from the first on, which a sequential generator does not promise.
 */
export function normalPairs(seed: number, stream: number, purpose: number): NormalPairs {
  const key = threefryKey(seed, stream, purpose, 0)
  const words = new Int32Array(4)
  const pair = new Float64Array(2)
  return (high, low) => {
    words[0] = high
    words[1] = low
    words[2] = 0
    words[3] = 0
    threefry(key, words)
    pair[0] = normalQuantile(uniform(words[0], words[1]))
    pair[1] = normalQuantile(uniform(words[2], words[3]))
    return pair
  }
}

/** A multiple of 2⁻⁵³ in [0, 1) from 53 of the bits. */
function uniform(high: number, low: number): number {
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) * 2 ** -53
}
