import { shown } from '../shown.ts'
import {
  type ColumnMetaData,
  type FileMetaData,
  type Hyparquet,
  loadHyparquet,
  type SchemaElement,
} from './hyparquet.ts'

/** Bytes that are read from somewhere, a piece at a time. */
export interface ByteSource {
  readonly length: number
  /** Fewer bytes than asked for only at the end. */
  readonly read: (offset: number, length: number) => Uint8Array | Promise<Uint8Array>
}

/** A column of numbers in a Parquet file, or the reason why it is none. */
export interface ParquetColumn {
  readonly name: string
  readonly optional: boolean
  readonly type: 'BOOLEAN' | 'INT32' | 'INT64' | 'FLOAT' | 'DOUBLE'
  readonly unsigned: boolean
  /** What it holds instead of numbers. */
  readonly problem?: string
}

/** Consecutive rows, stored column by column. */
export interface ParquetGroup {
  readonly rows: number
  readonly chunks: readonly ColumnMetaData[]
}

export interface ParquetFile {
  readonly library: Hyparquet
  readonly columns: readonly ParquetColumn[]
  readonly groups: readonly ParquetGroup[]
  readonly rows: number
}

const MAX_FOOTER = 2 ** 24
/** Longest run of bytes that say 'more to come'; hyparquet takes time with the square of it. */
const MAX_RUN = 4096
const NUMBERS = ['BOOLEAN', 'INT32', 'INT64', 'FLOAT', 'DOUBLE']

/** Whether the bytes begin like a Parquet file. */
export function isParquet(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x41 && bytes[2] === 0x52 && bytes[3] === 0x31
}

/** What a Parquet file holds, from its footer. @throws SyntaxError saying what is wrong. */
export async function openParquet(source: ByteSource): Promise<ParquetFile> {
  const end = await source.read(Math.max(0, source.length - 8), 8)
  if (source.length < 12 || !isParquet(end.subarray(4)))
    failParquet('it does not end with PAR1: cut off, or of another kind')
  const size = new DataView(end.buffer, end.byteOffset, 8).getUint32(0, true)
  if (size > MAX_FOOTER || size > source.length - 12) failParquet(`a footer of ${size} bytes`)
  const footer = await source.read(source.length - 8 - size, size + 8)
  checkRuns(footer)
  const library = await loadHyparquet()
  return guarded('its footer is damaged', () => ({
    library,
    ...describe(library.parquetMetadata(footer, { geoparquet: false }), source.length),
  }))
}

/** Does it, and makes a SyntaxError of whatever goes wrong in the library. */
export function guarded<T>(problem: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof SyntaxError) throw error
    throw new SyntaxError(`not a Parquet file that can be read: ${problem}`, { cause: error })
  }
}

export function checkRuns(bytes: Uint8Array): void {
  let run = 0
  for (const byte of bytes) {
    run = byte < 0x80 ? 0 : run + 1
    if (run > MAX_RUN) failParquet('its footer is damaged')
  }
}

function describe({ schema, row_groups }: FileMetaData, length: number): Omit<ParquetFile, 'library'> {
  const columns = topColumns(schema)
  const groups = row_groups.map((group) => {
    const rows = Number(group.num_rows)
    if (!Number.isSafeInteger(rows) || rows < 0) failParquet(`a row group of ${rows} rows`)
    const chunks = columns.map(({ name, problem }) => {
      const chunk = group.columns.find((one) => one.meta_data?.path_in_schema[0] === name)
      if (!chunk?.meta_data || chunk.file_path) return failParquet(`column ${shown(name)} is not in the file`)
      if (!problem) checkChunk(chunk.meta_data, length)
      return chunk.meta_data
    })
    return { rows, chunks }
  })
  return { columns, groups, rows: groups.reduce((sum, { rows }) => sum + rows, 0) }
}

function checkChunk(chunk: ColumnMetaData, length: number): void {
  const [start, size] = [chunkStart(chunk), Number(chunk.total_compressed_size)]
  if (!(start >= 4 && size >= 0 && start + size <= length - 8)) failParquet('a column lies outside of the file')
}

export function chunkStart({ dictionary_page_offset: dictionary, data_page_offset: data }: ColumnMetaData): number {
  return Math.min(Number(dictionary ? dictionary : data), Number(data))
}

/** The columns of the table; of nested ones, their tops. */
function topColumns(schema: readonly SchemaElement[]): ParquetColumn[] {
  const columns: ParquetColumn[] = []
  let at = 1
  for (let k = 0; k < (schema[0].num_children ?? 0); k++) {
    columns.push(describeColumn(schema[at]))
    at = afterElement(schema, at, 0)
  }
  const twin = columns.find(({ name }, k) => columns.findIndex((other) => other.name === name) < k)
  if (twin) failParquet(`two columns are called ${shown(twin.name)}`)
  return columns
}

function afterElement(schema: readonly SchemaElement[], at: number, depth: number): number {
  const children = schema[at].num_children ?? 0
  if (depth > 64 || children > schema.length) failParquet('its schema is damaged')
  let next = at + 1
  for (let k = 0; k < children; k++) next = afterElement(schema, next, depth + 1)
  return next
}

function describeColumn(element: SchemaElement): ParquetColumn {
  const { name, type, repetition_type, num_children, logical_type: logical, converted_type: converted } = element
  if (typeof name !== 'string') failParquet('a column without a name')
  const unsigned = logical?.type === 'INTEGER' ? !logical.isSigned : converted?.startsWith('UINT') === true
  const plain = type !== undefined && NUMBERS.includes(type)
  const whole = logical === undefined || logical.type === 'INTEGER'
  const converts = converted === undefined || /^U?INT_/.test(converted)
  const problem =
    num_children || repetition_type === 'REPEATED'
      ? 'lists or groups'
      : plain && whole && converts
        ? undefined
        : (logical?.type ?? converted ?? type ?? 'nothing').toLowerCase()
  return {
    name,
    optional: repetition_type === 'OPTIONAL',
    type: type as ParquetColumn['type'],
    unsigned,
    ...(problem !== undefined && { problem }),
  }
}

export function failParquet(problem: string): never {
  throw new SyntaxError(`not a Parquet file that can be read: ${problem}`)
}
