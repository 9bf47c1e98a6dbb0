import type { RawRecord } from './raw-record.ts'

/** Rows of a record that follow one another; NaN where a value is missing. */
export type RowChunk = Pick<RawRecord, 'dim' | 'times' | 'states' | 'variables'>

/** Chunks in the order of a record's rows. */
export type RowChunks = Iterable<RowChunk> | AsyncIterable<RowChunk>

/**
 * A record that need not fit into memory, such as a file. No pair crosses from one part into another, nor a gap in time
 * within one.
 */
export interface RecordPart {
  /** For messages; a file's name. */
  readonly name: string
  /** Rows [start, end), or up to the last one; every call reads anew. */
  rows(start: number, end: number): RowChunks
}

/** A part from what opens it at its first row; rows before the start are read and forgotten. */
export function recordPart(name: string, open: () => RowChunks): RecordPart {
  return { name, rows: (start, end) => sliceChunks(open(), start, end) }
}

/** Rows [start, end) of chunks, or up to the last one; views. */
export async function* sliceChunks(chunks: RowChunks, start: number, end: number): AsyncGenerator<RowChunk> {
  let row = 0
  if (end <= start) return
  for await (const chunk of chunks) {
    const { dim, times, states } = chunk
    const from = Math.max(0, start - row)
    const to = Math.min(times.length, end - row)
    if (from === 0 && to === times.length) yield chunk
    else if (from < to)
      yield { ...chunk, times: times.subarray(from, to), states: states.subarray(from * dim, to * dim) }
    row += times.length
    if (row >= end) return
  }
}
