import { shown } from './shown.ts'

/** Which columns of a table are its times and its variables. */
export interface ColumnChoice {
  /**
   * Name of the column of times, or its number from 0; null: the table has no times, samples are numbered 0, 1, 2, …
   * Default: the first column if it is called time, t, year or date, else null.
   */
  readonly timeColumn?: string | number | null
  /** Names, or numbers from 0, of the columns that become variables, in this order; default all but the times. */
  readonly columns?: readonly (string | number)[]
}

/** Positions among a table's columns. */
export interface ColumnPlan {
  /** −1: there are no times. */
  readonly time: number
  readonly values: readonly number[]
}

const TIME_NAMES = new Set(['time', 't', 'year', 'date'])

/** @param fail Throws the error, of the column at this position. */
export function planColumns(
  names: readonly string[],
  { timeColumn, columns }: ColumnChoice,
  fail: (column: number, problem: string) => never,
): ColumnPlan {
  const find = (wanted: string | number): number => {
    const at = typeof wanted === 'number' ? wanted : names.indexOf(wanted)
    if (names[at] !== undefined) return at
    const there = names.slice(0, 20).map(shown)
    if (there.length < names.length) there.push('…')
    const problem = typeof wanted === 'number' ? `there is no column ${wanted}` : `no column is called ${shown(wanted)}`
    return fail(0, `${problem}; there are ${there.join(', ')}`)
  }
  const byDefault = TIME_NAMES.has(names[0].toLowerCase()) ? 0 : null
  const wanted = timeColumn === undefined ? byDefault : timeColumn
  const time = wanted === null ? -1 : find(wanted)
  const values = columns?.map(find) ?? [...names.keys()].filter((j) => j !== time)
  if (values.length === 0) fail(0, 'there are times, but no column of values')
  for (const [k, j] of values.entries())
    if (j === time || values.indexOf(j) < k) fail(j, 'the column is asked for twice; the times are no variable')
  return { time, values }
}
