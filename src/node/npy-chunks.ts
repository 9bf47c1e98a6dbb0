import { checkNumbers, NO_ROWS_BEFORE } from '../io/check-rows.ts'
import { type ColumnPlan, planColumns } from '../io/column-plan.ts'
import { NPY_HEAD_BYTES, readNpyHeader } from '../io/npy-header.ts'
import { type NpyTable, npyNames, npyPieces, npyRows, npyTable } from '../io/npy-rows.ts'
import { type RecordChunk, rowsPerChunk } from '../io/record-chunk.ts'
import type { ChunkedRecord, ChunkOptions } from './chunked-record.ts'
import { type FileBytes, namedEach, streamFile, withFile } from './file-bytes.ts'

/** An NPY file in chunks; `who` opens the errors of the chunks. */
export async function npyChunks(path: string, options: ChunkOptions, who: string): Promise<ChunkedRecord> {
  const table = await withFile(path, async (file) =>
    npyTable(readNpyHeader(await file.read(0, NPY_HEAD_BYTES)), file.length),
  )
  const names = npyNames(table.columns)
  const plan = planColumns(names, { timeColumn: null, ...options }, (_, problem) => {
    throw new RangeError(problem)
  })
  // What is read holds all columns, asked for or not.
  const chunkRows = rowsPerChunk(table.columns, options.chunkRows, who)
  const mayMiss = options.missing === 'nan'
  return {
    dim: plan.values.length,
    variables: plan.values.map((j) => names[j]),
    timed: plan.time >= 0,
    rows: table.rows,
    chunks: (from = 0) =>
      namedEach(
        who,
        streamFile(path, (file) => readChunks(file, table, plan, chunkRows, mayMiss, from)),
      ),
  }
}

async function* readChunks(
  file: FileBytes,
  table: NpyTable,
  plan: ColumnPlan,
  chunkRows: number,
  mayMiss: boolean,
  from: number,
): AsyncGenerator<RecordChunk, void, undefined> {
  const names = npyNames(table.columns)
  const [timeName, variables] = [names[plan.time] ?? '', plan.values.map((j) => names[j])]
  const bytes = npyPieces(table, 0, chunkRows).map(([, length]) => new Uint8Array(length))
  let before = NO_ROWS_BEFORE
  for (let first = from; first < table.rows; first += chunkRows) {
    const rows = Math.min(chunkRows, table.rows - first)
    const pieces: Uint8Array[] = []
    for (const [k, [offset, length]] of npyPieces(table, first, rows).entries()) {
      const piece = bytes[k].subarray(0, length)
      if ((await file.readInto(offset, piece)) < length)
        throw new SyntaxError('the file became shorter while it was read')
      pieces.push(piece)
    }
    const chunk = npyRows(table, pieces, rows, plan)
    before = checkNumbers({ ...chunk, timeName, variables }, mayMiss, before)
    yield { rows, dim: variables.length, ...chunk }
  }
}
