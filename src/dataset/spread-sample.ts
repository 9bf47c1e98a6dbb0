/** A sample of rows that come in order. */
export interface SpreadSample {
  /** Offers a row, by its index, whole and increasing; `values` is copied. */
  offer(index: number, values: Float64Array): void
  /** The sample so far, in order; shape [size, width]. */
  finish(): Float64Array
}

/**
 * A sample spread evenly over rows whose number is not known beforehand: one row from every window of 2ᵏ indices, k the
 * least that keeps the sample within `most`. Which row of its window is decided by its index alone, in a scattered way, so
 * that no period of the data is met in step.
 */
export function spreadSample(most: number, width: number): SpreadSample {
  let kept: { index: number; readonly values: Float64Array }[] = []
  let window = 1
  const merge = (): void => {
    window *= 2
    kept = kept.filter(({ index }, i) => {
      const own = Math.floor(index / window)
      const [before, after] = [kept[i - 1], kept[i + 1]]
      const lower = before && Math.floor(before.index / window) === own && rank(before.index) <= rank(index)
      return !lower && !(after && Math.floor(after.index / window) === own && rank(after.index) < rank(index))
    })
  }
  return {
    offer(index, values) {
      const last = kept.at(-1)
      if (last && Math.floor(last.index / window) === Math.floor(index / window)) {
        if (rank(last.index) <= rank(index)) return
        last.index = index
        last.values.set(values)
        return
      }
      kept.push({ index, values: values.slice() })
      while (kept.length > most) merge()
    },
    finish() {
      const rows = new Float64Array(kept.length * width)
      for (const [i, { values }] of kept.entries()) rows.set(values, i * width)
      return rows
    },
  }
}

/**
 * Scatters whole numbers over 0 … 2³² − 1.
 *
 * Source: the finalizer of MurmurHash3, A. Appleby.
 */
function rank(index: number): number {
  let h = (index ^ Math.floor(index / 2 ** 32)) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
