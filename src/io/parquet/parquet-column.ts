import { numberReader, readNumbers } from '../npy-numbers.ts'
import { gunzip } from '../zip.ts'
import type { ColumnMetaData, Hyparquet } from './hyparquet.ts'
import { type ByteSource, checkRuns, chunkStart, failParquet, guarded, type ParquetColumn } from './parquet-file.ts'
import { readRunLengths } from './run-lengths.ts'

/** Most bytes of a page, unpacked. */
const MAX_PAGE = 2 ** 26
/** Snappy makes at most 64 bytes of 3. */
const MAX_RATIO = { SNAPPY: 24, GZIP: 1100 }
const DOUBLES = numberReader('<f8')
const WIDTHS = { BOOLEAN: 0, INT32: 4, INT64: 8, FLOAT: 4, DOUBLE: 8 }

type Header = ReturnType<Hyparquet['parquetHeader']>
/** Unpacks a page to the size that it states. */
type Unpack = (packed: Uint8Array, size: number) => Uint8Array

/** A page of values: where they are in it, and which are missing. */
interface DataPage {
  readonly encoding: string
  readonly rows: number
  /** 1 where there is a value; absent where there are all. */
  readonly present?: Int32Array
  readonly values: Uint8Array
}

/**
 * The numbers of a column in one row group, shape [rows]; NaN where one is missing.
 *
 * @throws SyntaxError for damage, and for encodings and codecs other than plain, dictionary and byte stream split; none,
 * Snappy and gzip.
 */
export async function readParquetColumn(
  source: ByteSource,
  library: Hyparquet,
  column: ParquetColumn,
  chunk: ColumnMetaData,
  rows: number,
): Promise<Float64Array> {
  const bytes = await source.read(chunkStart(chunk), Number(chunk.total_compressed_size))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reader = { view, offset: 0 }
  const unpack: Unpack = (packed, size) => unpackPage(packed, size, chunk.codec, library)
  const out = new Float64Array(rows)
  let dictionary: Float64Array | undefined
  let filled = 0
  while (filled < rows) {
    if (reader.offset >= bytes.length) failParquet(`column ${column.name} is cut off after ${filled} of ${rows} rows`)
    checkRuns(bytes.subarray(reader.offset, reader.offset + 8192))
    const header = guarded('a page header is damaged', () => sized(library.parquetHeader(reader)))
    const [packedSize, size] = [header.compressed_page_size, header.uncompressed_page_size]
    if (!(packedSize >= 0 && packedSize <= bytes.length - reader.offset && size >= 0 && size <= MAX_PAGE))
      failParquet(`a page of ${packedSize} bytes, ${size} unpacked`)
    const packed = bytes.subarray(reader.offset, reader.offset + packedSize)
    reader.offset += packedSize
    if (header.type === 'DICTIONARY_PAGE') dictionary = readDictionary(column, unpack(packed, size), header)
    else if (header.type === 'DATA_PAGE' || header.type === 'DATA_PAGE_V2') {
      const page =
        header.type === 'DATA_PAGE'
          ? pageV1(column, unpack(packed, size), header)
          : pageV2(column, packed, size, unpack, header)
      if (!(page.rows > 0 && page.rows <= rows - filled)) failParquet(`a page of ${page.rows} rows`)
      place(page, readValues(column, page, dictionary), out.subarray(filled, filled + page.rows))
      filled += page.rows
    }
  }
  return out
}

/** A header whose sizes are whole numbers: a damaged one may hold 64-bit integers, bytes or fractions in their place. */
function sized(header: Header): Header {
  const v2 = header.data_page_header_v2
  for (const size of [
    header.compressed_page_size,
    header.uncompressed_page_size,
    header.dictionary_page_header?.num_values,
    header.data_page_header?.num_values,
    v2?.num_values,
    v2?.definition_levels_byte_length,
    v2?.repetition_levels_byte_length,
  ])
    if (size !== undefined && !Number.isInteger(size))
      failParquet(`a page whose header states ${String(size)} as a size`)
  return header
}

function unpackPage(packed: Uint8Array, size: number, codec: string, { snappyUncompress }: Hyparquet): Uint8Array {
  if (codec === 'UNCOMPRESSED') {
    if (packed.length !== size) failParquet(`a page of ${packed.length} bytes that states ${size}`)
    return packed
  }
  if (codec !== 'SNAPPY' && codec !== 'GZIP')
    return failParquet(`its columns are packed by ${codec}; save it with compression snappy, gzip or none`)
  if (size > MAX_RATIO[codec] * (packed.length + 1)) failParquet(`a page of ${packed.length} bytes that states ${size}`)
  if (codec === 'GZIP') return gunzip(packed, size)
  const page = new Uint8Array(size)
  guarded('a page is damaged', () => snappyUncompress(packed, page))
  return page
}

function readDictionary(
  column: ParquetColumn,
  page: Uint8Array,
  { dictionary_page_header: header }: Header,
): Float64Array {
  if (!header || column.type === 'BOOLEAN') return failParquet('a dictionary page is damaged')
  return readPlain(column, page, header.num_values)
}

function pageV1(column: ParquetColumn, page: Uint8Array, { data_page_header: header }: Header): DataPage {
  if (!header) return failParquet('a page header is damaged')
  const { num_values: rows, encoding } = header
  checkCount(rows)
  if (!column.optional) return { encoding, rows, values: page }
  if (page.length < 4) failParquet('a page is cut off')
  const size = new DataView(page.buffer, page.byteOffset, 4).getUint32(0, true)
  if (size > page.length - 4) failParquet('a page is cut off')
  return { encoding, rows, present: levels(page.subarray(4, 4 + size), rows), values: page.subarray(4 + size) }
}

function pageV2(column: ParquetColumn, packed: Uint8Array, size: number, unpack: Unpack, page: Header): DataPage {
  const header = page.data_page_header_v2
  if (!header) return failParquet('a page header is damaged')
  const {
    num_values: rows,
    encoding,
    definition_levels_byte_length: defined,
    repetition_levels_byte_length: repeated,
  } = header
  checkCount(rows)
  const start = defined + repeated
  if (!(defined >= 0 && repeated === 0 && start <= packed.length && start <= size))
    failParquet('a page header is damaged')
  const rest = packed.subarray(start)
  const values = header.is_compressed === false ? rest : size === start ? rest : unpack(rest, size - start)
  return { encoding, rows, values, ...(column.optional && { present: levels(packed.subarray(0, defined), rows) }) }
}

function checkCount(rows: number): void {
  // A value takes a bit or more but for runs, of which this many are beyond all use.
  if (!(rows >= 0 && rows <= MAX_PAGE)) failParquet(`a page of ${rows} rows`)
}

function levels(bytes: Uint8Array, rows: number): Int32Array {
  const present = new Int32Array(rows)
  readRunLengths(bytes, 1, present)
  return present
}

function readValues(column: ParquetColumn, page: DataPage, dictionary: Float64Array | undefined): Float64Array {
  const { encoding, values, rows, present } = page
  const count = present ? present.reduce((sum, one) => sum + one, 0) : rows
  if (encoding === 'PLAIN') return readPlain(column, values, count)
  if (encoding === 'BYTE_STREAM_SPLIT') return readPlain(column, joined(values, WIDTHS[column.type], count), count)
  const numbers = new Int32Array(count)
  if (encoding === 'RLE' && column.type === 'BOOLEAN') readRunLengths(values.subarray(4), 1, numbers)
  else if (encoding === 'RLE_DICTIONARY' || encoding === 'PLAIN_DICTIONARY') {
    if (!dictionary) return failParquet('a page without its dictionary')
    if (count > 0 && values[0] > 0) readRunLengths(values.subarray(1), values[0], numbers)
    const entries = dictionary
    return Float64Array.from(numbers, (k) =>
      k < entries.length ? entries[k] : failParquet('a page beyond its dictionary'),
    )
  } else failParquet(`encoding ${encoding} of column ${column.name}; save it plain or with dictionaries`)
  return Float64Array.from(numbers)
}

function readPlain({ type, unsigned }: ParquetColumn, bytes: Uint8Array, count: number): Float64Array {
  const width = WIDTHS[type]
  if (!(count >= 0 && (width === 0 ? Math.ceil(count / 8) : count * width) <= bytes.length))
    failParquet('a page is cut off')
  if (type === 'DOUBLE') return readNumbers(DOUBLES, bytes, count)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const out = new Float64Array(count)
  if (type === 'FLOAT') for (let k = 0; k < count; k++) out[k] = view.getFloat32(4 * k, true)
  else if (type === 'BOOLEAN') for (let k = 0; k < count; k++) out[k] = (bytes[k >> 3] >> (k & 7)) & 1
  else if (type === 'INT32')
    for (let k = 0; k < count; k++) out[k] = unsigned ? view.getUint32(4 * k, true) : view.getInt32(4 * k, true)
  else
    for (let k = 0; k < count; k++)
      out[k] = Number(unsigned ? view.getBigUint64(8 * k, true) : view.getBigInt64(8 * k, true))
  return out
}

/** The bytes of each value, which are stored first bytes first. */
function joined(bytes: Uint8Array, width: number, count: number): Uint8Array {
  if (width === 0 || count * width > bytes.length) return failParquet('a page is cut off')
  const out = new Uint8Array(count * width)
  for (let b = 0; b < width; b++) for (let k = 0; k < count; k++) out[k * width + b] = bytes[b * count + k]
  return out
}

function place({ present }: DataPage, values: Float64Array, out: Float64Array): void {
  if (!present) {
    out.set(values)
    return
  }
  let next = 0
  for (let k = 0; k < out.length; k++) out[k] = present[k] ? values[next++] : Number.NaN
}
