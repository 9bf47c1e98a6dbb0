import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { ByteWriter, parquetWriteBuffer } from 'hyparquet-writer'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import { expect, test } from 'vitest'
import { parseParquet } from '../../../src/io/parquet/parquet.ts'
import { readRunLengths } from '../../../src/io/parquet/run-lengths.ts'
import { mutated, readsOrRefuses, survives } from '../mutations.ts'

type Options = Parameters<typeof parquetWriteBuffer>[0]

const GZIP = { GZIP: (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes)) }

function write(columnData: Options['columnData'], rest: Partial<Options> = {}): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({ columnData, ...rest }))
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
/** Columns of some type with the values they read as. */
const TYPES = {
  DOUBLE: finite.map((x) => [x, x] as const),
  FLOAT: fc.float({ noNaN: true, noDefaultInfinity: true }).map((x) => [x, x] as const),
  INT32: int.map((x) => [x, x] as const),
  INT64: fc.maxSafeInteger().map((x) => [BigInt(x), x] as const),
  BOOLEAN: fc.boolean().map((x) => [x, x ? 1 : 0] as const),
}
const few = fc.constantFrom(1.5, -2, 0, 1e300)

const column = fc.constantFrom(...(Object.keys(TYPES) as (keyof typeof TYPES)[])).chain((type) =>
  fc.record({
    type: fc.constant(type),
    encoding: fc.constantFrom(
      undefined,
      'PLAIN' as const,
      ...(type === 'BOOLEAN' ? [] : ['BYTE_STREAM_SPLIT' as const]),
    ),
    cells: fc.array(
      fc.oneof(
        { arbitrary: TYPES[type] as fc.Arbitrary<readonly [unknown, number]>, weight: 9 },
        fc.constant([null, Number.NaN] as const),
      ),
      {
        minLength: 30,
        maxLength: 30,
      },
    ),
  }),
)

test('columns of every type, missing values, encoding and codec come back with their bits', async () => {
  const file = fc.record({
    columns: fc.array(column, { minLength: 1, maxLength: 3 }),
    codec: fc.constantFrom('SNAPPY' as const, 'UNCOMPRESSED' as const, 'GZIP' as const),
    rowGroupSize: fc.constantFrom(7, 30),
    pageSize: fc.constantFrom(40, 10_000),
    rows: fc.integer({ min: 1, max: 30 }),
  })
  await fc.assert(
    fc.asyncProperty(file, async ({ columns, rows, ...rest }) => {
      const data = columns.map(({ type, encoding, cells }, j) => ({
        name: `c${j}`,
        data: cells.slice(0, rows).map(([value]) => value),
        type,
        ...(encoding && { encoding }),
      }))
      const { dim, states, variables } = await parseParquet(write(data, { ...rest, compressors: GZIP }), {}, true)
      expect([dim, variables]).toEqual([columns.length, data.map(({ name }) => name)])
      for (let k = 0; k < states.length; k++) expect(states[k]).toBe(columns[k % dim].cells[Math.floor(k / dim)][1])
    }),
    { numRuns: 150 },
  )
})

test('dictionaries and long runs are read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(few, { minLength: 500, maxLength: 500 }), fc.nat({ max: 499 }), async (data, from) => {
      const values = data.map((x, k) => (k > from ? 7 : x))
      const { states } = await parseParquet(write([{ name: 'x', data: values, type: 'DOUBLE' }]), {}, false)
      expect(states).toEqual(Float64Array.from(values))
    }),
    { numRuns: 30 },
  )
})

const file = write([
  { name: 'time', data: [0, 1, 2], type: 'DOUBLE' },
  { name: 'who', data: ['a', 'b', 'c'], type: 'STRING' },
  { name: 'x', data: [1, 2, null], type: 'INT32' },
  { name: 'when', data: [0, 1, 2].map((k) => new Date(k)), type: 'TIMESTAMP' },
])

test('columns are chosen as in a CSV file; what holds no numbers is named with a way out', async () => {
  expect(await parseParquet(file, { columns: ['x'] }, true)).toEqual({
    dim: 1,
    times: Float64Array.of(0, 1, 2),
    states: Float64Array.of(1, 2, Number.NaN),
    variables: ['x'],
  })
  await expect(parseParquet(file, {}, true)).rejects.toThrow(
    'column "who" holds utf8, not numbers; choose others, such as columns: ["time", "x"]',
  )
  await expect(parseParquet(file, { columns: ['when'] }, true)).rejects.toThrow('column "when" holds timestamp')
  await expect(parseParquet(file, { columns: ['x'] }, false)).rejects.toThrow('row 3 (x): NaN is a missing value')
  await expect(parseParquet(file, { columns: ['z'] }, false)).rejects.toThrow('no column is called "z"')
  await expect(parseParquet(file, { columns: ['time'], timeColumn: 'x' }, true)).rejects.toThrow(
    'time NaN is not finite',
  )
})

test('other codecs and encodings are named', async () => {
  const zstd = write([{ name: 'x', data: [1, 2] }], { codec: 'ZSTD', compressors: { ZSTD: (bytes) => bytes } })
  await expect(parseParquet(zstd, {}, false)).rejects.toThrow(
    'packed by ZSTD; save it with compression snappy, gzip or none',
  )
  const delta = write([
    { name: 'x', data: Int32Array.from({ length: 100 }, (_, k) => k), type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
  ])
  await expect(parseParquet(delta, {}, false)).rejects.toThrow('encoding DELTA_BINARY_PACKED of column x')
})

/** A file of one column x of doubles in one page of the first version, which hyparquet-writer does not make. */
function firstVersion(page: Uint8Array, rows: number, optional: boolean): Uint8Array {
  const writer = new ByteWriter()
  writer.appendUint32(0x31524150)
  const levels = 'RLE' as const
  writePageHeader(writer, {
    type: 'DATA_PAGE',
    uncompressed_page_size: page.length,
    compressed_page_size: page.length,
    data_page_header: {
      num_values: rows,
      encoding: 'PLAIN',
      definition_level_encoding: levels,
      repetition_level_encoding: levels,
    },
  })
  writer.appendBytes(page)
  const chunk = {
    type: 'DOUBLE' as const,
    encodings: ['PLAIN' as const],
    path_in_schema: ['x'],
    codec: 'UNCOMPRESSED' as const,
    num_values: BigInt(rows),
    total_uncompressed_size: BigInt(writer.offset - 4),
    total_compressed_size: BigInt(writer.offset - 4),
    data_page_offset: 4n,
  }
  writeMetadata(
    writer,
    {
      version: 1,
      schema: [
        { name: 'root', num_children: 1 },
        { name: 'x', type: 'DOUBLE', repetition_type: optional ? 'OPTIONAL' : 'REQUIRED' },
      ],
      num_rows: BigInt(rows),
      row_groups: [{ columns: [{ file_offset: 0n, meta_data: chunk }], total_byte_size: 0n, num_rows: BigInt(rows) }],
      metadata_length: 0,
    },
    16,
  )
  writer.appendUint32(0x31524150)
  return writer.getBytes()
}

test('pages of the first version, with and without missing values', async () => {
  const two = new Uint8Array(Float64Array.of(1.5, 2).buffer)
  expect((await parseParquet(firstVersion(two, 2, false), {}, false)).states).toEqual(Float64Array.of(1.5, 2))
  const withLevels = Uint8Array.from([2, 0, 0, 0, 3, 0b101, ...two])
  const file = firstVersion(withLevels, 3, true)
  expect((await parseParquet(file, {}, true)).states).toEqual(Float64Array.of(1.5, Number.NaN, 2))
  await survives(mutated(file), (bytes) => parseParquet(bytes, {}, true))
})

test('run lengths: packed and repeated numbers of any width', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 31 }),
      fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
      fc.nat({ max: 20 }),
      (bits, some, repeat) => {
        const packed = some.map((x) => x % 2 ** bits)
        const all = packed.reduceRight((sum, x) => (sum << BigInt(bits)) + BigInt(x), 0n)
        const bytes = Array.from({ length: bits }, (_, k) => Number((all >> BigInt(8 * k)) & 0xffn))
        const value = Array.from({ length: Math.ceil(bits / 8) }, (_, k) => (packed[0] >> (8 * k)) & 0xff)
        const out = new Int32Array(8 + repeat)
        readRunLengths(Uint8Array.of(3, ...bytes, 2 * Math.max(1, repeat), ...value), bits, out)
        expect([...out]).toEqual([...packed, ...new Array(repeat).fill(packed[0])])
      },
    ),
  )
})

test('a run of more values than a page has fills no more than the page', () => {
  const out = new Int32Array(3)
  readRunLengths(Uint8Array.of(0xfe, 0xff, 0xff, 0xff, 0x0f, 1), 1, out)
  expect([...out]).toEqual([1, 1, 1])
})

test('a page header with a 64-bit integer or bytes for a size, and a column without a name, are damage', async () => {
  const packed = write([{ name: 'x', data: [1, null, 1], type: 'DOUBLE' }])
  for (let k = 0; k < packed.length; k++)
    for (const type of [0x06, 0x16, 0x18, 0x26, 0x36]) {
      const bytes = packed.slice()
      bytes[k] = type
      await readsOrRefuses(bytes, (some) => parseParquet(some, {}, true))
    }
})

test('damaged files are errors, not crashes', async () => {
  const packed = write(
    [
      { name: 'time', data: [0, 1, 2, 3, 4], type: 'DOUBLE' },
      { name: 'x', data: [1, 1, null, 1, 1], type: 'DOUBLE' },
      { name: 'y', data: [1, 2, 3, 4, null], type: 'INT32' },
    ],
    { rowGroupSize: 3 },
  )
  await survives(mutated(packed), (bytes) => parseParquet(bytes, {}, true))
  await survives(mutated(file), (bytes) => parseParquet(bytes, { columns: ['x'] }, true))
})
