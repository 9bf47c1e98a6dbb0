import { shown } from './shown.ts'

/** Rows of a table of numbers, and what its columns are called. */
export interface NumberRows {
  readonly timeName: string
  readonly variables: readonly string[]
  /** Shape [rows], if there are times. */
  readonly times?: Float64Array
  /** Shape [rows, variables]. */
  readonly states: Float64Array
}

/** What came before some rows. */
export interface RowsBefore {
  readonly count: number
  readonly time: number
}

const NONE = new Float64Array(0)

export const NO_ROWS_BEFORE: RowsBefore = { count: 0, time: Number.NEGATIVE_INFINITY }

/**
 * @param mayMiss Whether a value may be NaN, which stands for a missing one.
 * @returns What comes before the rows that follow.
 * @throws SyntaxError naming row, from 1, and variable, unless times are finite and increase and values are finite.
 */
export function checkNumbers(rows: NumberRows, mayMiss: boolean, before: RowsBefore = NO_ROWS_BEFORE): RowsBefore {
  const { times = NONE, states, variables } = rows
  const dim = variables.length
  let { time } = before
  for (let i = 0; i < times.length; i++) {
    const now = times[i]
    if (!Number.isFinite(now)) failRow(before.count + i, rows.timeName, `time ${now} is not finite`)
    if (!(now > time)) failRow(before.count + i, rows.timeName, `time ${now} does not exceed ${time}; sort the rows`)
    time = now
  }
  for (let k = 0; k < states.length; k++)
    if (!Number.isFinite(states[k]) && !(mayMiss && Number.isNaN(states[k]))) {
      const hint = Number.isNaN(states[k])
        ? 'is a missing value; fill the gap or set the option missing'
        : 'is not finite'
      failRow(before.count + Math.floor(k / dim), variables[k % dim], `${states[k]} ${hint}`)
    }
  return { count: before.count + states.length / dim, time }
}

/** @param row From 0; it is named from 1. */
export function failRow(row: number, name: string, problem: string): never {
  throw new SyntaxError(`row ${row + 1} (${shown(name).slice(1, -1)}): ${problem}`)
}
