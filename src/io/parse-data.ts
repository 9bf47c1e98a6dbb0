import type { CleanRecords } from '../dataset/clean-records.ts'
import { resample } from '../dataset/resample.ts'
import { splitAtGaps } from '../dataset/split-at-gaps.ts'
import { parseArrow } from './arrow/arrow.ts'
import { type CsvOptions, type CsvRecord, parseCsv, parseRawCsv, type RawCsv } from './csv.ts'
import { decodeUtf8 } from './csv-head.ts'
import { type FormatChoice, formatOf } from './data-format.ts'
import { parseJsonLines } from './json-lines.ts'
import { parseNpy } from './npy.ts'
import { parseNpzRecords, tensorRecord } from './npz-record.ts'
import { parseParquet } from './parquet/parquet.ts'

/** Text is parsed as one string in memory, several times its size. */
const MAX_TEXT = 2 ** 28

/** `missingCells` concerns CSV alone; the other formats have NaN or null for what is missing. */
export type DataOptions = CsvOptions & FormatChoice

/**
 * The records in a file of any format that is read here: CSV and TSV, JSON lines, NPY, NPZ, Parquet, Arrow and Feather. One
 * for each trajectory that the file holds or, where missing values are split at or interpolated, for each piece between gaps.
 *
 * Columns are chosen and missing values treated as in `parseCsv`. The columns of an NPY file are y0, y1, …, and there are no
 * times in it unless `timeColumn` says otherwise.
 *
 * @throws SyntaxError saying what is wrong and where; RangeError for columns that are not there and for what is too large:
 * text of more than 256 MiB, NPZ of more than 256 MiB unpacked, Parquet and Arrow of more than 2²⁷ values.
 */
export async function parseData(bytes: Uint8Array, options: DataOptions = {}): Promise<readonly CsvRecord[]> {
  const { missing = 'refuse' } = options
  if (!['refuse', 'split', 'interpolate'].includes(missing))
    throw new RangeError(`parseData: missing must be 'refuse', 'split' or 'interpolate', got '${missing}'`)
  return withCaller(async () => {
    const records = await readRecords(bytes, options, missing !== 'refuse')
    if (missing === 'refuse') return records.map((record) => ({ ...record, status: 'complete' }))
    const clean = missing === 'split' ? splitAtGaps : resample
    return records.flatMap((record): readonly CsvRecord[] => (clean(record) as CleanRecords<CsvRecord>).pieces)
  })
}

/** The same records with NaN where a value is missing: the input of `splitAtGaps` and `resample`. */
export async function parseRawData(
  bytes: Uint8Array,
  options: Omit<DataOptions, 'missing'> = {},
): Promise<readonly RawCsv[]> {
  return withCaller(() => readRecords(bytes, options, true))
}

async function readRecords(bytes: Uint8Array, options: DataOptions, mayMiss: boolean): Promise<readonly RawCsv[]> {
  const { format: _, name: __, missing: ___, ...choice } = options
  switch (formatOf(bytes, options)) {
    case 'csv':
    case 'tsv':
      return [mayMiss ? parseRawCsv(textOf(bytes), choice) : withoutStatus(parseCsv(textOf(bytes), choice))]
    case 'jsonl':
      return parseJsonLines(textOf(bytes), choice, mayMiss)
    case 'npy':
      return [tensorRecord(parseNpy(bytes), choice, mayMiss)]
    case 'npz':
      return parseNpzRecords(bytes, choice, mayMiss)
    case 'parquet':
      return [await parseParquet(bytes, choice, mayMiss)]
    case 'arrow':
      return [await parseArrow(bytes, choice, mayMiss)]
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > MAX_TEXT)
    throw new RangeError(`${bytes.length} bytes of text; at most ${MAX_TEXT} are read at once: use recordChunks`)
  return decodeUtf8(bytes)
}

function withoutStatus({ status: _, ...record }: CsvRecord): RawCsv {
  return record
}

async function withCaller<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    const words = `parseData: ${error.message.replace(/^parse(Raw)?Csv: /, '')}`
    throw error instanceof SyntaxError
      ? new SyntaxError(words, { cause: error })
      : new RangeError(words, { cause: error })
  }
}
