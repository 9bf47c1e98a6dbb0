import { checkNumbers } from './check-rows.ts'
import { type ColumnChoice, type ColumnPlan, planColumns } from './column-plan.ts'
import type { RawCsv } from './csv.ts'
import { shown } from './shown.ts'

/** A table whose columns are numbers, or are found not to be when they are asked for. */
export interface ColumnTable {
  readonly names: readonly string[]
  readonly rows: number
  /** Shape [rows], NaN where a value is missing. @throws SyntaxError for a column of anything but numbers. */
  readonly column: (j: number) => Float64Array
}

/** @throws RangeError for columns that are not there. */
export function planTable(names: readonly string[], choice: ColumnChoice): ColumnPlan {
  if (names.length === 0) throw new SyntaxError('the table has no columns')
  return planColumns(names, choice, (column, problem) => {
    throw new RangeError(`column ${column + 1} (${names[column]}): ${problem}`)
  })
}

/**
 * The record in a table of columns, by the rules of a CSV file.
 *
 * @param mayMiss Whether values may be missing, which are then NaN.
 * @throws SyntaxError naming row and variable; RangeError for columns that are not there.
 */
export function columnRecord({ names, rows, column }: ColumnTable, choice: ColumnChoice, mayMiss: boolean): RawCsv {
  const { time, values } = planTable(names, choice)
  if (rows === 0) throw new SyntaxError('there are no rows')
  const dim = values.length
  const variables = values.map((j) => names[j])
  const times = time < 0 ? Float64Array.from({ length: rows }, (_, i) => i) : column(time)
  const states = new Float64Array(rows * dim)
  for (const [k, j] of values.entries()) {
    const from = column(j)
    for (let i = 0; i < rows; i++) states[i * dim + k] = from[i]
  }
  checkNumbers({ timeName: names[time] ?? '', variables, times, states }, mayMiss)
  return { dim, times, states, variables }
}

/** Why a column cannot be read, and the way out. */
export function notNumbers(name: string, holds: string, others: readonly string[]): string {
  const some = others.slice(0, 20).map(shown).join(', ')
  return `column ${shown(name)} holds ${holds}, not numbers; choose others, such as columns: [${some}]`
}
