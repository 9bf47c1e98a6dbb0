import { checkNumbers } from '../check-rows.ts'
import type { ColumnChoice } from '../column-plan.ts'
import type { RawCsv } from '../csv.ts'
import { openParquet } from './parquet-file.ts'
import { planParquet, readParquetGroup } from './parquet-rows.ts'

/** Most values of a record that is read whole: 1 GiB of them. */
const MAX_VALUES = 2 ** 27

/**
 * The record in a Parquet file, by the rules of a CSV file. Columns of truth values, integers and floats can be read, packed
 * by Snappy, gzip or not at all.
 *
 * @param mayMiss Whether values may be missing, which are then NaN.
 * @throws SyntaxError for damage and for columns of anything but numbers, unless `columns` leaves them out; RangeError for
 * columns that are not there and for more than 2²⁷ values.
 */
export async function parseParquet(bytes: Uint8Array, choice: ColumnChoice, mayMiss: boolean): Promise<RawCsv> {
  const source = { length: bytes.length, read: (at: number, size: number) => bytes.subarray(at, at + size) }
  const file = await openParquet(source)
  const plan = planParquet(file, choice)
  const dim = plan.values.length
  const { rows } = file
  if (rows === 0) throw new SyntaxError('there are no rows')
  if (rows * (dim + 1) > MAX_VALUES)
    throw new RangeError(`${rows} rows and ${dim} columns; read them with recordChunks`)
  const times = Float64Array.from({ length: rows }, (_, i) => i)
  const states = new Float64Array(rows * dim)
  let row = 0
  for (const [g, group] of file.groups.entries()) {
    if (group.rows === 0) continue
    const part = await readParquetGroup(source, file, g, plan)
    states.set(part.states, row * dim)
    if (part.times) times.set(part.times, row)
    row += group.rows
  }
  const names = file.columns.map(({ name }) => name)
  const variables = plan.values.map((j) => names[j])
  checkNumbers({ timeName: names[plan.time] ?? '', variables, times, states }, mayMiss)
  return { dim, times, states, variables }
}
