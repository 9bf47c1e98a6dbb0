import type { ColumnPlan } from './column-plan.ts'
import { failNpy, type NpyHeader } from './npy-header.ts'
import { type NumberReader, numberReader, readNumbers } from './npy-numbers.ts'

/** A two-dimensional array in a file. */
export interface NpyTable {
  readonly rows: number
  readonly columns: number
  readonly header: NpyHeader
  readonly reader: NumberReader
}

/** @param length Of the file. @throws SyntaxError unless it is a whole array of rows of numbers; one number a row if flat. */
export function npyTable(header: NpyHeader, length: number): NpyTable {
  const { shape, start } = header
  const reader = numberReader(header.descr)
  const [rows = 0, columns = 1] = shape
  if (shape.length < 1 || shape.length > 2)
    failNpy(`${shape.length} dimensions; a record has two, samples and variables`)
  if (rows === 0 || columns === 0) failNpy(`shape (${shape.join(', ')}) has no values`)
  if (start + rows * columns * reader.bytes !== length)
    failNpy(`shape (${shape.join(', ')}) needs ${start + rows * columns * reader.bytes} bytes, but there are ${length}`)
  return { rows, columns, header, reader }
}

/** What a file without names calls its columns. */
export function npyNames(columns: number): string[] {
  return Array.from({ length: columns }, (_, j) => `y${j}`)
}

/** Pieces of the file, as offset and length, that hold `count` rows from `first`: one, or one for each column. */
export function npyPieces(
  { rows, columns, header, reader }: NpyTable,
  first: number,
  count: number,
): [number, number][] {
  const { start, fortranOrder } = header
  const width = reader.bytes
  if (!fortranOrder) return [[start + first * columns * width, count * columns * width]]
  return Array.from({ length: columns }, (_, j) => [start + (j * rows + first) * width, count * width])
}

/** The rows in such pieces. */
export function npyRows(
  { columns, header, reader }: NpyTable,
  pieces: readonly Uint8Array[],
  count: number,
  { time, values }: ColumnPlan,
): { readonly times?: Float64Array; readonly states: Float64Array } {
  const arrays = pieces.map((piece) => readNumbers(reader, piece, piece.length / reader.bytes))
  const everything = time < 0 && values.length === columns && values.every((j, k) => j === k)
  if (everything && arrays.length === 1) return { states: arrays[0] }
  const copy = (j: number, out: Float64Array, offset: number, stride: number): void => {
    const [from, start, step] = header.fortranOrder ? [arrays[j], 0, 1] : [arrays[0], j, columns]
    for (let i = 0; i < count; i++) out[offset + i * stride] = from[start + i * step]
  }
  const states = new Float64Array(count * values.length)
  for (const [k, j] of values.entries()) copy(j, states, k, values.length)
  if (time < 0) return { states }
  const times = new Float64Array(count)
  copy(time, times, 0, 1)
  return { times, states }
}
