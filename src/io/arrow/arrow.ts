import type { Column, DataType, Table } from '@uwdata/flechette'
import type { ColumnChoice } from '../column-plan.ts'
import { columnRecord, notNumbers } from '../column-record.ts'
import type { RawCsv } from '../csv.ts'
import { checkArrow } from './check-arrow.ts'
import { failArrow } from './flatbuffer.ts'

const [INT, FLOAT, BOOL] = [2, 3, 6]
const HALF = 0
const KINDS: Readonly<Record<number, string>> = {
  1: 'nothing',
  4: 'bytes',
  5: 'text',
  7: 'decimals',
  8: 'dates',
  10: 'times',
  [-1]: 'text',
}
/** Most values of a record: 1 GiB of them. */
const MAX_VALUES = 2 ** 27

/**
 * The record in an Arrow file or stream, or a Feather file of version 2, by the rules of a CSV file. Columns of truth values,
 * integers and floats can be read, not packed.
 *
 * @param mayMiss Whether values may be missing, which are then NaN.
 * @throws SyntaxError for damage and for columns of anything but numbers, unless `columns` leaves them out; RangeError for
 * columns that are not there and for more than 2²⁷ values.
 */
export async function parseArrow(bytes: Uint8Array, choice: ColumnChoice, mayMiss: boolean): Promise<RawCsv> {
  checkArrow(bytes)
  const table = await readTable(bytes)
  const names = table.schema.fields.map(({ name }) => name ?? '')
  const rows = table.children[0]?.data.reduce((sum, { length }) => sum + length, 0) ?? 0
  const width = (choice.columns?.length ?? names.length) + 1
  if (!(rows * width <= MAX_VALUES))
    throw new RangeError(`${rows} rows and ${width} columns; at most ${MAX_VALUES} values are read`)
  const problems = table.schema.fields.map(({ type }) => problemOf(type))
  const numeric = names.filter((_, j) => problems[j] === undefined)
  const column = (j: number): Float64Array => {
    const problem = problems[j]
    if (problem !== undefined) throw new SyntaxError(notNumbers(names[j], problem, numeric))
    return numbersOf(table.children[j], rows)
  }
  return columnRecord({ names, rows, column }, choice, mayMiss)
}

/** Loads the library when it is first needed. Typed arrays need their place in memory to be a multiple of eight. */
async function readTable(bytes: Uint8Array): Promise<Table> {
  const { tableFromIPC } = await import('@uwdata/flechette')
  try {
    return tableFromIPC(bytes.byteOffset % 8 === 0 ? bytes : bytes.slice())
  } catch (error) {
    throw new SyntaxError('not an Arrow file that can be read: it is damaged', { cause: error })
  }
}

function problemOf(type: DataType): string | undefined {
  if (type.typeId === FLOAT) return 'precision' in type && type.precision === HALF ? 'half floats' : undefined
  if (type.typeId === INT || type.typeId === BOOL) return undefined
  return KINDS[type.typeId] ?? 'lists or groups'
}

function numbersOf(column: Column<unknown>, rows: number): Float64Array {
  const out = new Float64Array(rows)
  let at = 0
  for (const batch of column.data) {
    const { length, nullCount, validity, values } = batch as unknown as Batch
    const bits = (column.type as DataType).typeId === BOOL
    const there = bits ? 8 * values.length : values.length
    if (!(length >= 0 && length <= there && at + length <= rows)) failArrow('a column of it is cut off')
    if (nullCount > 0 && 8 * validity.length < length) failArrow('a column of it is cut off')
    for (let k = 0; k < length; k++) {
      const missing = nullCount > 0 && ((validity[k >> 3] >> (k & 7)) & 1) === 0
      const value = bits ? (Number(values[k >> 3]) >> (k & 7)) & 1 : Number(values[k])
      out[at + k] = missing ? Number.NaN : value
    }
    at += length
  }
  if (at !== rows) failArrow('its columns are of different lengths')
  return out
}

interface Batch {
  readonly length: number
  readonly nullCount: number
  readonly validity: Uint8Array
  readonly values: ArrayLike<number | bigint>
}
