import type { ColumnChoice, ColumnPlan } from '../column-plan.ts'
import { notNumbers, planTable } from '../column-record.ts'
import { readParquetColumn } from './parquet-column.ts'
import type { ByteSource, ParquetFile } from './parquet-file.ts'

/** Most values of the columns asked for in a row group: 256 MiB of them. */
const MAX_VALUES = 2 ** 25

/** @throws RangeError for columns that are not there, SyntaxError for those of anything but numbers. */
export function planParquet({ columns }: ParquetFile, choice: ColumnChoice): ColumnPlan {
  const names = columns.map(({ name }) => name)
  const plan = planTable(names, choice)
  const bad = [plan.time, ...plan.values].find((j) => columns[j]?.problem !== undefined)
  if (bad !== undefined) throw new SyntaxError(notNumbers(names[bad], columns[bad].problem ?? '', numeric(columns)))
  return plan
}

function numeric(columns: ParquetFile['columns']): string[] {
  return columns.filter(({ problem }) => problem === undefined).map(({ name }) => name)
}

/**
 * Times, if there are any, and states of one row group.
 *
 * @throws RangeError for a group of more than 2²⁵ values.
 */
export async function readParquetGroup(
  source: ByteSource,
  file: ParquetFile,
  g: number,
  { time, values }: ColumnPlan,
): Promise<{ readonly times?: Float64Array; readonly states: Float64Array }> {
  const { rows, chunks } = file.groups[g]
  const dim = values.length
  if (rows * (dim + 1) > MAX_VALUES)
    throw new RangeError(
      `a row group of ${rows} rows and ${dim} columns; save it in smaller row groups or choose columns`,
    )
  const states = new Float64Array(rows * dim)
  for (const [k, j] of values.entries()) {
    const column = await readParquetColumn(source, file.library, file.columns[j], chunks[j], rows)
    for (let i = 0; i < rows; i++) states[i * dim + k] = column[i]
  }
  return time < 0
    ? { states }
    : { states, times: await readParquetColumn(source, file.library, file.columns[time], chunks[time], rows) }
}
