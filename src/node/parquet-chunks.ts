import { checkNumbers, NO_ROWS_BEFORE } from '../io/check-rows.ts'
import type { ColumnPlan } from '../io/column-plan.ts'
import { openParquet, type ParquetFile } from '../io/parquet/parquet-file.ts'
import { planParquet, readParquetGroup } from '../io/parquet/parquet-rows.ts'
import { type RecordChunk, rowsPerChunk } from '../io/record-chunk.ts'
import type { ChunkedRecord, ChunkOptions } from './chunked-record.ts'
import { type FileBytes, namedEach, streamFile, withFile } from './file-bytes.ts'

/** A Parquet file in chunks, of which none spans two row groups; `who` opens the errors of the chunks. */
export async function parquetChunks(path: string, options: ChunkOptions, who: string): Promise<ChunkedRecord> {
  const parquet = await withFile(path, openParquet)
  const plan = planParquet(parquet, options)
  const dim = plan.values.length
  const chunkRows = rowsPerChunk(dim, options.chunkRows, who)
  const mayMiss = options.missing === 'nan'
  return {
    dim,
    variables: plan.values.map((j) => parquet.columns[j].name),
    timed: plan.time >= 0,
    rows: parquet.rows,
    chunks: (from = 0) =>
      namedEach(
        who,
        streamFile(path, (file) => readChunks(file, parquet, plan, chunkRows, mayMiss, from)),
      ),
  }
}

async function* readChunks(
  file: FileBytes,
  parquet: ParquetFile,
  plan: ColumnPlan,
  chunkRows: number,
  mayMiss: boolean,
  from: number,
): AsyncGenerator<RecordChunk, void, undefined> {
  const dim = plan.values.length
  const timeName = parquet.columns[plan.time]?.name ?? ''
  const variables = plan.values.map((j) => parquet.columns[j].name)
  let before = NO_ROWS_BEFORE
  let skip = from
  for (const [g, group] of parquet.groups.entries()) {
    if (group.rows <= skip) {
      skip -= group.rows
      continue
    }
    const { times, states } = await readParquetGroup(file, parquet, g, plan)
    for (let first = skip; first < group.rows; first += chunkRows) {
      const end = Math.min(first + chunkRows, group.rows)
      const chunk = {
        ...(times && { times: times.slice(first, end) }),
        states: states.slice(first * dim, end * dim),
      }
      before = checkNumbers({ ...chunk, timeName, variables }, mayMiss, before)
      yield { rows: end - first, dim, ...chunk }
    }
    skip = 0
  }
}
