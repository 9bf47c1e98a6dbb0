import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import type { DataFormat } from '../../src/io/data-format.ts'
import { formatData, type Labelled } from '../../src/io/format-data.ts'
import { parseData, parseRawData } from '../../src/io/parse-data.ts'
import { mutated, survives } from './mutations.ts'

const utf8 = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

const record: Labelled & { readonly variables: readonly string[] } = {
  dim: 2,
  times: Float64Array.of(0, 0.1, 3),
  states: Float64Array.of(1, -0, 3, 1e-300, 5, 6),
  status: 'complete',
  variables: ['x', 'größe'],
}

test.each<DataFormat>(['csv', 'tsv', 'jsonl', 'npz'])(
  'a record comes back from %s, by name, format or bytes alone',
  async (format) => {
    const bytes = utf8(formatData(record, { format }))
    expect(await parseData(bytes, { name: `some/record.${format}` })).toEqual([record])
    expect(await parseData(bytes, { format })).toEqual([record])
    expect(await parseData(bytes)).toEqual([record])
    expect(utf8(formatData(await parseData(bytes), { format }))).toEqual(bytes)
  },
)

test('an NPY file has the times first and no names', async () => {
  const bytes = utf8(formatData(record, { format: 'npy' }))
  expect(await parseData(bytes, { timeColumn: 0 })).toEqual([{ ...record, variables: ['y1', 'y2'] }])
})

test('several trajectories come back from JSON lines and NPZ, and are refused elsewhere', async () => {
  const longer = { ...record, times: Float64Array.of(1, 2), states: Float64Array.of(1, 2, 3, 4) }
  for (const format of ['jsonl', 'npz'] as const)
    expect(await parseData(utf8(formatData([record, longer], { format })))).toEqual([record, longer])
  for (const format of ['csv', 'tsv', 'npy'] as const)
    expect(() => formatData([record, longer], { format })).toThrow(`2 trajectories, but a ${format} file holds one`)
})

test('missing values: refused, split at, interpolated or kept, whatever the format', async () => {
  const text = 'time,x\n0,1\n1,\n2,3\n3,4\n'
  const parquet = parquetWriteBuffer({
    columnData: [
      { name: 'time', data: [0, 1, 2, 3] },
      { name: 'x', data: [1, null, 3, 4] },
    ],
  })
  const lines = '{"time":0,"x":1}\n{"time":1,"x":null}\n{"time":2,"x":3}\n{"time":3,"x":4}\n'
  for (const bytes of [utf8(text), new Uint8Array(parquet), utf8(lines)]) {
    await expect(parseData(bytes)).rejects.toThrow(/^parseData: .*(row|line) [23].*(missing|empty)/)
    expect((await parseData(bytes, { missing: 'split' })).map(({ states }) => [...states])).toEqual([[3, 4]])
    expect((await parseData(bytes, { missing: 'interpolate' })).map(({ states }) => [...states])).toEqual([
      [1, 2, 3, 4],
    ])
    expect([...(await parseRawData(bytes))[0].states]).toEqual([1, Number.NaN, 3, 4])
  }
})

test.each([
  ['a.csv', 'npz', "by its first bytes this is a file of format npz, not csv; correct its name or give format: 'npz'"],
  ['a.npz', 'csv', 'this is no file of format npz: its first bytes are "time,x,g"'],
  ['a.parquet', 'npy', 'format npy, not parquet'],
  ['a.xls', 'csv', 'extension "xls"; give the option format or a name in .csv'],
  ['a', 'csv', 'no extension'],
])('%s that holds %s is refused', async (name, format, problem) => {
  const bytes = utf8(formatData(record, { format: format as DataFormat }))
  await expect(parseData(bytes, { name })).rejects.toThrow(problem)
  await expect(parseData(bytes, { name, format: format as DataFormat })).resolves.toHaveLength(1)
})

test('what cannot be written is refused', () => {
  expect(() => formatData(record, {})).toThrow('give the option format or name')
  expect(() => formatData(record, { format: 'parquet' })).toThrow('parquet files are read, not written')
  expect(() => formatData(record, { name: 'x.doc' })).toThrow('formatData: extension "doc"')
  expect(() => formatData({ ...record, times: Float64Array.of(2, 1, 0) }, { format: 'csv' })).toThrow('times decrease')
  expect(() => formatData({ ...record, times: Float64Array.of(2) }, { format: 'csv' })).toThrow(RangeError)
  expect(() => formatData([], { format: 'csv' })).toThrow('at least one')
})

test('bytes of any kind are a record or an error', async () => {
  await survives(fc.uint8Array({ maxLength: 200 }), (bytes) => parseData(bytes))
  const csv = utf8(formatData(record, { format: 'csv' }))
  await survives(mutated(csv), (bytes) => parseData(bytes, { missing: 'interpolate' }))
})

test('more text than fits into memory several times is refused', async () => {
  await expect(parseData(new Uint8Array(2 ** 28 + 1))).rejects.toThrow('268435457 bytes of text; at most 268435456')
})
