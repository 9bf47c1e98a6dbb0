import { timeSlack } from './past.ts'
import type { Pieces } from './pieces.ts'
import type { Walls } from './walls.ts'

/** The walls of constant lags: sums of them, known beforehand. A lag of 0 has none. */
export function constantLags(pieces: Pieces, lags: Float64Array, t0: number): Walls {
  const next = (): number => {
    let least = Number.POSITIVE_INFINITY
    for (let k = 0; k < lags.length; k++) if (lags[k] > 0) least = Math.min(least, pieces.upper(k) + lags[k])
    return least
  }
  return {
    limit: next,
    inspect: () => 'clear',
    pass(to) {
      const time = next()
      const slack = timeSlack(t0, to)
      if (time > to + slack) return false
      let level = Number.POSITIVE_INFINITY
      // Sums that differ by rounding are one wall.
      for (let k = 0; k < lags.length; k++)
        while (lags[k] > 0 && pieces.upper(k) + lags[k] <= to + slack)
          level = Math.min(level, pieces.cross(k, true) + 1)
      pieces.add(time, level)
      return level === 0
    },
  }
}
