import { isNpy } from '../io/npy-header.ts'
import { isParquet } from '../io/parquet/parquet-file.ts'
import type { ChunkedRecord, ChunkOptions } from './chunked-record.ts'
import { csvChunks } from './csv-chunks.ts'
import { named, withFile } from './file-bytes.ts'
import { npyChunks } from './npy-chunks.ts'
import { parquetChunks } from './parquet-chunks.ts'

/**
 * A CSV, NPY or Parquet file as a stream of chunks, for records larger than memory. Which of them it is, its bytes tell.
 *
 * Takes the memory of two chunks and, CSV, 2 MiB or twice the longest line; Parquet, the chosen columns of a row group, whose
 * end also ends a chunk. What `parseCsv` refuses is refused here too,
 * when it is reached, with the same line and column; in the other formats with row and variable.
 *
 * @throws SyntaxError naming the path and the place in it; RangeError for a chunk of more than 128 MiB; Error naming the
 * path if it cannot be read. The same from `chunks`.
 */
export async function recordChunks(path: string, options: ChunkOptions = {}): Promise<ChunkedRecord> {
  const who = `recordChunks: ${path}`
  const { missing = 'refuse' } = options
  if (missing !== 'refuse' && missing !== 'nan')
    throw new RangeError(`recordChunks: missing must be 'refuse' or 'nan', got '${missing}'`)
  return named(who, async () => {
    const start = await withFile(path, (file) => file.read(0, 6))
    if (isNpy(start)) return npyChunks(path, options, who)
    if (isParquet(start)) return parquetChunks(path, options, who)
    return csvChunks(path, options, who)
  })
}
