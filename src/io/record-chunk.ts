/** Consecutive rows of a record; the arrays are the reader's own to keep. */
export interface RecordChunk {
  readonly rows: number
  readonly dim: number
  /** Shape [rows]; absent where the table has no times: rows are then numbered 0, 1, 2, … through all chunks. */
  readonly times?: Float64Array
  /** Shape [rows, dim], row-major; NaN where a value is missing and that is allowed. */
  readonly states: Float64Array
}

/** Values of a chunk where nothing else is asked for: 8 MiB. */
const USUAL_VALUES = 2 ** 20
/** Values of the largest chunk: 128 MiB. */
const MOST_VALUES = 2 ** 24

/** Rows of a chunk: as many as asked for, or as hold some 8 MiB. @throws RangeError for more than 128 MiB. */
export function rowsPerChunk(dim: number, wanted: number | undefined, who: string): number {
  const rows = wanted ?? Math.max(1, Math.floor(USUAL_VALUES / dim))
  if (!Number.isInteger(rows) || rows < 1)
    throw new RangeError(`${who}: chunkRows must be a whole number from 1 up, got ${rows}`)
  if (rows * dim > MOST_VALUES)
    throw new RangeError(`${who}: chunks of ${rows} rows of ${dim} values; at most ${MOST_VALUES} values fit`)
  return rows
}
