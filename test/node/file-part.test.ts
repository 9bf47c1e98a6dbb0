import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, expect, test } from 'vitest'
import type { RecordPart } from '../../src/dataset/record-part.ts'
import { formatCsv } from '../../src/io/csv.ts'
import { formatNpy } from '../../src/io/npy.ts'
import { filePart } from '../../src/node/file-part.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-part-'))
afterAll(() => rmSync(folder, { recursive: true }))

const n = 1000
const times = Float64Array.from({ length: n }, (_, i) => i / 8 - 3)
const states = Float64Array.from({ length: 2 * n }, (_, k) => Math.sin(k) * 10 ** ((k % 9) - 4))
const csv = formatCsv({ dim: 2, times, states, status: 'complete', variables: ['x', 'y'] })
// Comments and a quoted line among the rows; a blank line at the end is no row.
const lines = csv.trimEnd().split('\n')
lines.splice(400, 0, '# a comment')
lines[700] = `"${lines[700].replaceAll(',', '","')}"`
const rows = Float64Array.from({ length: 3 * n }, (_, k) =>
  k % 3 === 0 ? times[k / 3] : states[2 * Math.floor(k / 3) + (k % 3) - 1],
)
const paths = ['a.csv', 'b.csv', 'c.npy', 'd.parquet'].map((name) => join(folder, name))
writeFileSync(paths[0], csv)
writeFileSync(paths[1], `${lines.join('\r\n')}\r\n\r\n`)
writeFileSync(paths[2], formatNpy({ shape: [n, 3], values: rows }))
const column = (j: number): Float64Array => rows.filter((_, k) => k % 3 === j)
const columnData = ['time', 'x', 'y'].map((name, j) => ({ name, data: column(j), type: 'DOUBLE' as const }))
writeFileSync(paths[3], new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 170 })))

async function read(part: RecordPart, start: number, end: number): Promise<[number[], number[]]> {
  const found: [number[], number[]] = [[], []]
  for await (const chunk of part.rows(start, end)) {
    found[0].push(...chunk.times)
    found[1].push(...chunk.states)
  }
  return found
}

test.each([
  ['CSV', paths[0], {}],
  ['CSV with comments, quotes and other line ends', paths[1], {}],
  ['NPY', paths[2], { timeColumn: 0 }],
  ['Parquet', paths[3], {}],
])('rows of a %s file from any row to any other are those of the whole', async (_, path, options) => {
  const part = await filePart(path, 'name', { chunkRows: 64, ...options })
  expect(part.name).toBe('name')
  const range = fc.tuple(fc.nat(n + 20), fc.nat(n + 20))
  await fc.assert(
    fc.asyncProperty(range, async ([start, end]) => {
      const [foundTimes, foundStates] = await read(part, start, end)
      expect(foundTimes).toEqual([...times.slice(start, Math.max(start, end))])
      expect(foundStates).toEqual([...states.slice(2 * start, 2 * Math.max(start, end))])
    }),
    { numRuns: 30, examples: [[[0, n]], [[700, 702]], [[n - 1, n + 5]]] },
  )
})

test('rows without times are numbered from 0, from wherever they are read', async () => {
  const part = await filePart(paths[2], paths[2], { chunkRows: 100 })
  expect((await read(part, 250, 253))[0]).toEqual([250, 251, 252])
})
