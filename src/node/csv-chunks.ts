import { type ColumnPlan, planColumns } from '../io/column-plan.ts'
import { MISSING_CELLS, wordsOf } from '../io/csv.ts'
import { failAt } from '../io/csv-cell.ts'
import { CSV_HEAD_BYTES, type CsvStart, readCsvStart } from '../io/csv-head.ts'
import { type CsvStreamOptions, csvStream } from '../io/csv-stream.ts'
import { type RecordChunk, rowsPerChunk } from '../io/record-chunk.ts'
import type { ChunkedRecord, ChunkOptions } from './chunked-record.ts'
import { type FileBytes, namedEach, streamFile, withFile } from './file-bytes.ts'

/** Bytes that are read at a time. */
const PIECE = 2 ** 20

/** A CSV file in chunks; `who` opens the errors of the chunks. */
export async function csvChunks(path: string, options: ChunkOptions, who: string): Promise<ChunkedRecord> {
  const head = await withFile(path, async (file) => {
    const bytes = await file.read(0, CSV_HEAD_BYTES)
    return readCsvStart(bytes, bytes.length === file.length)
  })
  const { names } = head
  const plan = planColumns(names, options, (column, problem) => failAt(head.line, column, names[column], problem))
  const dim = plan.values.length
  const stream = {
    chunkRows: rowsPerChunk(dim, options.chunkRows, who),
    missingCells: options.missing === 'nan' ? (options.missingCells ?? MISSING_CELLS) : [],
  }
  return {
    dim,
    timed: plan.time >= 0,
    ...wordsOf(head, plan),
    chunks: (skipRows = 0) =>
      namedEach(
        who,
        streamFile(path, (file) => readChunks(file, head, plan, { ...stream, skipRows })),
      ),
  }
}

async function* readChunks(
  file: FileBytes,
  head: CsvStart,
  plan: ColumnPlan,
  options: CsvStreamOptions,
): AsyncGenerator<RecordChunk, void, undefined> {
  const stream = csvStream(head, plan, options)
  const piece = new Uint8Array(PIECE)
  for (let at = head.start; ; at += PIECE) {
    const length = await file.readInto(at, piece)
    yield* stream.push(piece.subarray(0, length))
    if (length < PIECE) break
  }
  yield* stream.end()
}
