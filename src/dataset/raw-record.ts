import { median } from '../math/statistics.ts'
import type { Trajectory } from '../trajectory.ts'
import { checkCount } from './checks.ts'

/**
 * What was measured: rows at any increasing times, NaN where a value is missing. A trajectory that runs forwards is one
 * without missing values; `resample` and `splitAtGaps` make trajectories of the others.
 */
export type RawRecord = Pick<Trajectory, 'dim' | 'times' | 'states' | 'variables'> & { readonly origin?: string }

/** A number, or none. NaN is none, too. */
export type Measured = number | null | undefined

/**
 * A raw record from rows of values.
 *
 * @param times Increasing. @param rows A row of values for each time; a number alone is a row of one.
 * @throws RangeError for times that do not increase, rows of different widths and values that are neither finite nor missing.
 */
export function rawRecord(
  times: ArrayLike<number>,
  rows: readonly (Measured | readonly Measured[])[],
  variables?: readonly string[],
): RawRecord {
  if (rows.length !== times.length) throw new RangeError(`rawRecord: ${rows.length} rows for ${times.length} times`)
  const wide = rows.map((row) => (Array.isArray(row) ? (row as readonly Measured[]) : [row as Measured]))
  const dim = variables?.length ?? wide[0]?.length ?? 0
  const narrow = wide.findIndex((row) => row.length !== dim)
  if (narrow >= 0) throw new RangeError(`rawRecord: row ${narrow} has ${wide[narrow].length} values, not ${dim}`)
  const states = Float64Array.from(wide.flat(), (value, k) => {
    if (value === null || value === undefined) return Number.NaN
    if (typeof value === 'number') return value
    throw new RangeError(
      `rawRecord: row ${Math.floor(k / dim)} has ${JSON.stringify(value)}; give numbers, and null where one is missing`,
    )
  })
  const record: RawRecord = { dim, times: Float64Array.from(times), states, ...(variables && { variables }) }
  checkRaw(record, 'rawRecord')
  return record
}

/** @throws RangeError opening with `who` unless times increase and values are finite or missing. */
export function checkRaw({ dim, times, states }: RawRecord, who: string): void {
  checkCount(dim, `${who}: dim`)
  if (states.length !== times.length * dim)
    throw new RangeError(`${who}: ${states.length} values, but ${times.length} times of dim ${dim}`)
  for (let i = 0; i < times.length; i++)
    if (!Number.isFinite(times[i])) throw new RangeError(`${who}: times[${i}] = ${times[i]}; times must be finite`)
    else if (i > 0 && !(times[i] > times[i - 1]))
      throw new RangeError(`${who}: times[${i}] = ${times[i]} after ${times[i - 1]}; sort the rows, each time once`)
  const bad = states.findIndex((value) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
  if (bad >= 0) {
    const row = Math.floor(bad / dim)
    throw new RangeError(
      `${who}: ${states[bad]} in variable ${bad % dim} of row ${row} (t = ${times[row]}); a missing value is NaN`,
    )
  }
}

/** The median step, made to fit a whole number of times between the first and the last of two or more times. */
export function usualInterval(times: Float64Array, who: string): number {
  if (times.length < 2) throw new RangeError(`${who}: needs two rows or more, got ${times.length}`)
  const span = times[times.length - 1] - times[0]
  const step = median(times.subarray(1).map((t, i) => t - times[i]))
  return span / Math.max(1, Math.round(span / step))
}
