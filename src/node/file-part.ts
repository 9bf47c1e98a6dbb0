import { type RecordPart, type RowChunk, sliceChunks } from '../dataset/record-part.ts'
import type { ChunkedRecord, ChunkOptions } from './chunked-record.ts'
import { recordChunks } from './record-chunks.ts'

/** Values of a chunk, 1 MiB: what is made of it takes several times as much. */
const CHUNK_VALUES = 2 ** 17

/**
 * A CSV, NPY or Parquet file as a part of a record that need not fit into memory; without times, rows are numbered from 0. Rows
 * are read from their place, of a Parquet file from that of their group; of a CSV file, the lines before are passed over.
 *
 * @param name For messages; default the path.
 * @throws As `recordChunks` does, and again when rows are read.
 */
export async function filePart(path: string, name: string = path, options: ChunkOptions = {}): Promise<RecordPart> {
  const { dim } = await recordChunks(path, options)
  const record = await recordChunks(path, { chunkRows: Math.max(1, Math.floor(CHUNK_VALUES / dim)), ...options })
  return { name, rows: (start, end) => sliceChunks(rowChunks(record, start), 0, end - start) }
}

async function* rowChunks({ chunks, variables }: ChunkedRecord, start: number): AsyncGenerator<RowChunk> {
  let row = start
  for await (const { rows, dim, times, states } of chunks(start)) {
    const first = row
    yield { dim, variables, times: times ?? Float64Array.from({ length: rows }, (_, i) => first + i), states }
    row += rows
  }
}
