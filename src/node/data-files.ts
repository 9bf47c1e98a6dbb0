import { readFile } from 'node:fs/promises'
import type { CsvRecord, RawCsv } from '../io/csv.ts'
import { type FormatOptions, formatData, type Labelled } from '../io/format-data.ts'
import { type DataOptions, parseData, parseRawData } from '../io/parse-data.ts'
import { named, namedError, withFile } from './file-bytes.ts'
import { writeFileSafely } from './files.ts'

/** A file is read whole into memory, and as text takes several times its size. */
const MAX_BYTES = 2 ** 30

/**
 * The records in a file, as `parseData` reads them; the format is what its name ends in, unless `format` says otherwise.
 *
 * @throws SyntaxError and RangeError naming the path and what is wrong; RangeError for a file of more than 1 GiB, which
 * `recordChunks` reads; Error naming the path if it cannot be read.
 */
export function readData(path: string, options: Omit<DataOptions, 'name'> = {}): Promise<readonly CsvRecord[]> {
  return named(`readData: ${path}`, async () => parseData(await readWhole(path), { ...options, name: path }))
}

/** The same records with NaN where a value is missing: the input of `splitAtGaps` and `resample`. */
export function readRawData(
  path: string,
  options: Omit<DataOptions, 'name' | 'missing'> = {},
): Promise<readonly RawCsv[]> {
  return named(`readRawData: ${path}`, async () => parseRawData(await readWhole(path), { ...options, name: path }))
}

/**
 * Writes one trajectory or several, as `formatData` does, whole or not at all; the format is what the path ends in.
 *
 * @throws RangeError naming the path for what the format cannot hold; Error naming the path if it cannot be written.
 */
export function writeData(
  path: string,
  trajectories: Labelled | readonly Labelled[],
  options: Omit<FormatOptions, 'name'> = {},
): void {
  let content: string | Uint8Array
  try {
    content = formatData(trajectories, { ...options, name: path })
  } catch (error) {
    throw namedError(`writeData: ${path}`, error)
  }
  writeFileSafely(path, content)
}

async function readWhole(path: string): Promise<Uint8Array> {
  const length = await withFile(path, async (file) => file.length)
  if (length > MAX_BYTES)
    throw new RangeError(`${length} bytes; at most ${MAX_BYTES} are read at once: use recordChunks`)
  return readFile(path)
}
