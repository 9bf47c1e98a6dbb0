import type { ColumnChoice } from '../io/column-plan.ts'
import type { RecordChunk } from '../io/record-chunk.ts'

export interface ChunkOptions extends ColumnChoice {
  /** Rows of each chunk but the last (Parquet: of a row group); default as many as hold 2²⁰ values, 8 MiB. */
  readonly chunkRows?: number
  /** Refuse missing values (default), or give NaN for them. */
  readonly missing?: 'refuse' | 'nan'
  /** CSV: cells that stand for a missing value where that is allowed, as in `parseCsv`. */
  readonly missingCells?: readonly string[]
}

/** A record in a file that is read a chunk at a time. */
export interface ChunkedRecord {
  readonly dim: number
  readonly variables: readonly string[]
  /** One per variable, '' where there is none. */
  readonly units?: readonly string[]
  readonly timeUnit?: string
  readonly origin?: string
  /** Whether chunks have times. */
  readonly timed: boolean
  /** How many rows there are, where the file says so. */
  readonly rows?: number
  /** The rows from this one on, default 0, each time it is called; the file is open while it is read. */
  readonly chunks: (from?: number) => AsyncGenerator<RecordChunk, void, undefined>
}
