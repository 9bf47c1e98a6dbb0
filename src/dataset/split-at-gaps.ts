import type { Trajectory } from '../trajectory.ts'
import { checkCount } from './checks.ts'
import { type CleanRecords, cleanRecords } from './clean-records.ts'
import { checkRaw, type RawRecord, usualInterval } from './raw-record.ts'
import { uniformInterval } from './sampling-interval.ts'

export interface SplitOptions {
  /** Time between samples; default the usual one. */
  readonly interval?: number
  /** Samples that a piece must have; default 2. */
  readonly shortest?: number
}

/** A step that differs by more than this fraction of the interval is a gap. */
const SLACK = 0.1

/**
 * The pieces of a record in which nothing is missing, as they were measured: rows with a missing value are left out, and a
 * piece ends wherever a step is not the interval, to a tenth of it.
 *
 * @throws RangeError for values that are neither finite nor missing, pieces that are not uniform (`resample` takes any
 * times), and if no piece is left.
 */
export function splitAtGaps<R extends RawRecord>(record: R, options: SplitOptions = {}): CleanRecords<R & Trajectory> {
  const who = 'splitAtGaps'
  checkRaw(record, who)
  const { interval = usualInterval(record.times, who), shortest = 2 } = options
  if (!(interval > 0 && Number.isFinite(interval)))
    throw new RangeError(`${who}: interval must be positive, got ${interval}`)
  checkCount(shortest, `${who}: shortest`)
  const { dim, times, states } = record
  const pieces = runs(record, interval)
    .filter(([from, to]) => to - from >= shortest)
    .map(([from, to]) => ({ times: times.slice(from, to), states: states.slice(from * dim, to * dim) }))
  for (const piece of pieces) if (piece.times.length > 1) uniformInterval(piece.times, `${who}: a piece`)
  return cleanRecords(who, record, pieces, { how: 'split at gaps', interval, interpolated: 0 })
}

/** First row and the row after the last one of each run without a gap. */
function runs({ dim, times, states }: RawRecord, interval: number): [number, number][] {
  const found: [number, number][] = []
  let open = false
  for (let i = 0; i < times.length; i++) {
    if (states.subarray(i * dim, (i + 1) * dim).some(Number.isNaN)) {
      open = false
      continue
    }
    if (open && Math.abs(times[i] - times[i - 1] - interval) <= SLACK * interval) found[found.length - 1][1] = i + 1
    else found.push([i, i + 1])
    open = true
  }
  return found
}
