import type { Trajectory } from '../trajectory.ts'
import type { RawRecord } from './raw-record.ts'

/** What became of a raw record. */
export interface CleanReport {
  readonly how: string
  /** Time between samples of every piece. */
  readonly interval: number
  /** Values of the raw record that are missing. */
  readonly missing: number
  /** Values of the pieces, and how many of them were not measured at their time. */
  readonly values: number
  readonly interpolated: number
  /** Raw rows whose time lies in no piece. */
  readonly unused: number
  /** Between one piece and the next: the last time of the one, the first of the other. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[]
}

/** The uniformly sampled pieces of a raw record, in the order of time, and how they came about. */
export interface CleanRecords<T extends Trajectory = Trajectory> {
  readonly pieces: readonly T[]
  readonly report: CleanReport
}

/** @throws RangeError opening with `who` if there are no pieces. */
export function cleanRecords<R extends RawRecord>(
  who: string,
  raw: R,
  pieces: readonly Pick<Trajectory, 'times' | 'states'>[],
  { how, interval, interpolated }: Pick<CleanReport, 'how' | 'interval' | 'interpolated'>,
): CleanRecords<R & Trajectory> {
  if (pieces.length === 0)
    throw new RangeError(`${who}: no piece between gaps is long enough; allow longer gaps or shorter pieces`)
  const ends = pieces.map(({ times }) => ({ first: times[0], last: times[times.length - 1] }))
  const slack = interval / 2
  let piece = 0
  const unused = raw.times.filter((t) => {
    while (piece < ends.length && t > ends[piece].last + slack) piece++
    return piece === ends.length || t < ends[piece].first - slack
  }).length
  return {
    pieces: pieces.map((part) => ({ ...raw, ...part, status: 'complete' })),
    report: {
      how,
      interval,
      missing: raw.states.filter(Number.isNaN).length,
      values: pieces.reduce((sum, { states }) => sum + states.length, 0),
      interpolated,
      unused,
      gaps: ends.slice(1).map(({ first }, i) => ({ from: ends[i].last, to: first })),
    },
  }
}
