import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, expect, test } from 'vitest'
import { formatCsv } from '../../src/io/csv.ts'
import { formatNpy } from '../../src/io/npy.ts'
import type { RecordChunk } from '../../src/io/record-chunk.ts'
import type { ChunkOptions } from '../../src/node/chunked-record.ts'
import { recordChunks } from '../../src/node/record-chunks.ts'
import { hasNumpy, python } from '../io/numpy.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-chunks-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

async function all(path: string, options: ChunkOptions = {}): Promise<RecordChunk[]> {
  const chunks: RecordChunk[] = []
  for await (const chunk of (await recordChunks(path, options)).chunks()) chunks.push(chunk)
  return chunks
}

const joined = (chunks: readonly RecordChunk[], key: 'times' | 'states'): number[] =>
  chunks.flatMap((chunk) => [...(chunk[key] ?? [])])

const n = 20_000
const record = {
  dim: 3,
  times: Float64Array.from({ length: n }, (_, i) => i / 7),
  states: Float64Array.from({ length: 3 * n }, (_, k) => Math.sin(k) * 10 ** ((k % 9) - 4)),
  status: 'complete' as const,
  variables: ['x', 'y', 'größe'],
  units: ['m', '', 'm/s'],
  origin: 'words',
}

test('a CSV file larger than a piece of it comes back whole, in chunks, as often as is asked', async () => {
  const path = file('a.csv', formatCsv(record))
  const stream = await recordChunks(path, { chunkRows: 3_000 })
  expect(stream).toMatchObject({
    dim: 3,
    timed: true,
    variables: record.variables,
    units: record.units,
    origin: 'words',
  })
  for (let pass = 0; pass < 2; pass++) {
    const chunks: RecordChunk[] = []
    for await (const chunk of stream.chunks()) chunks.push(chunk)
    expect(chunks.map(({ rows }) => rows)).toEqual([3000, 3000, 3000, 3000, 3000, 3000, 2000])
    expect(Float64Array.from(joined(chunks, 'times'))).toEqual(record.times)
    expect(Float64Array.from(joined(chunks, 'states'))).toEqual(record.states)
  }
})

test('an NPY file comes back whole, with a column of times or without', async () => {
  const path = file('a.npy', formatNpy({ shape: [n, 3], values: record.states }))
  const chunks = await all(path, { chunkRows: 7_000 })
  expect(chunks.map(({ rows, times }) => [rows, times])).toEqual([
    [7000, undefined],
    [7000, undefined],
    [6000, undefined],
  ])
  expect(Float64Array.from(joined(chunks, 'states'))).toEqual(record.states)
  const timed = file('t.npy', formatNpy({ shape: [3, 2], values: Float64Array.of(0, 5, 1, 6, 2, 7) }))
  const [first, second] = await all(timed, { timeColumn: 0, chunkRows: 2 })
  expect(first).toEqual({ rows: 2, dim: 1, times: Float64Array.of(0, 1), states: Float64Array.of(5, 6) })
  expect(second).toEqual({ rows: 1, dim: 1, times: Float64Array.of(2), states: Float64Array.of(7) })
  expect(await all(timed, { columns: ['y1'] })).toMatchObject([{ dim: 1, states: Float64Array.of(5, 6, 7) }])
  const flat = file('f.npy', formatNpy({ shape: [3], values: Float64Array.of(1, 2, 3) }))
  expect(joined(await all(flat, { chunkRows: 2 }), 'states')).toEqual([1, 2, 3])
})

test('a Parquet file comes back whole; no chunk spans two of its row groups', async () => {
  const columnData = ['x', 'y', 'größe'].map((name, j) => ({
    name,
    data: Float64Array.from({ length: n }, (_, i) => record.states[3 * i + j]),
  }))
  const written = parquetWriteBuffer({
    columnData: [{ name: 't', data: record.times }, ...columnData],
    rowGroupSize: 9_000,
  })
  const path = file('a.parquet', new Uint8Array(written))
  expect(await recordChunks(path)).toMatchObject({ dim: 3, timed: true, rows: n, variables: record.variables })
  const chunks = await all(path, { chunkRows: 7_000 })
  expect(chunks.map(({ rows }) => rows)).toEqual([7000, 2000, 7000, 2000, 2000])
  expect(Float64Array.from(joined(chunks, 'times'))).toEqual(record.times)
  expect(Float64Array.from(joined(chunks, 'states'))).toEqual(record.states)
})

test.skipIf(!hasNumpy)('columns that lie one after another in the file are read in rows', async () => {
  const path = join(folder, 'fortran.npy')
  python(`np.save(data, np.asfortranarray(np.arange(10).reshape(5, 2).astype('>i2')))`, path)
  const chunks = await all(path, { chunkRows: 2 })
  expect(chunks.map(({ states }) => [...states])).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9],
  ])
})

test('errors name the file and the place, whichever chunk it is in', async () => {
  const bad = file(
    'bad.csv',
    `t,x\n${Array.from({ length: 50 }, (_, i) => `${i},${i === 40 ? 'two' : 1}`).join('\n')}\n`,
  )
  await expect(all(bad, { chunkRows: 8 })).rejects.toThrow(
    `recordChunks: ${bad}: line 42, column 2 (x): "two" is not a finite number`,
  )
  const gap = file('gap.npy', formatNpy({ shape: [3, 2], values: Float64Array.of(0, 1, 1, 2, 2, Number.NaN) }))
  await expect(all(gap, { chunkRows: 2 })).rejects.toThrow(`recordChunks: ${gap}: row 3 (y1): NaN is a missing value`)
  expect(joined(await all(gap, { missing: 'nan' }), 'states').at(-1)).toBeNaN()
  const back = file('back.npy', formatNpy({ shape: [3, 2], values: Float64Array.of(0, 1, 1, 2, 1, 3) }))
  await expect(all(back, { timeColumn: 0, chunkRows: 2 })).rejects.toThrow('row 3 (y0): time 1 does not exceed 1')
  const none = join(folder, 'none')
  await expect(recordChunks(none)).rejects.toThrow(`recordChunks: ${none}: no such file`)
  await expect(recordChunks(folder)).rejects.toThrow(`recordChunks: ${folder}: is a folder, not a file`)
  await expect(recordChunks(bad, { timeColumn: 'hour' })).rejects.toThrow('no column is called "hour"')
  await expect(recordChunks(bad, { chunkRows: 2 ** 24 + 1 })).rejects.toThrow('at most 16777216 values fit')
  await expect(recordChunks(bad, { chunkRows: 0 })).rejects.toThrow(RangeError)
  await expect(recordChunks(file('empty.csv', ''))).rejects.toThrow('the file is empty')
})

test('a file that is cut off while it is read is an error, not a short record', async () => {
  const path = file('cut.npy', formatNpy({ shape: [n, 3], values: record.states }))
  const chunks = (await recordChunks(path, { chunkRows: 5_000 })).chunks()
  await chunks.next()
  truncateSync(path, 300_000)
  await expect(chunks.next().then(() => chunks.next())).rejects.toThrow('became shorter')
})

test('a reader that stops early closes the file', async () => {
  const path = file('b.csv', formatCsv(record))
  for await (const chunk of (await recordChunks(path, { chunkRows: 10 })).chunks()) {
    expect(chunk.rows).toBe(10)
    break
  }
})
