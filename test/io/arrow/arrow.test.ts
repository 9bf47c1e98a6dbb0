import {
  bool,
  float32,
  float64,
  int8,
  int32,
  int64,
  tableFromArrays,
  tableToIPC,
  uint16,
  utf8,
} from '@uwdata/flechette'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseArrow } from '../../../src/io/arrow/arrow.ts'
import { mutated, survives } from '../mutations.ts'

type Types = NonNullable<Parameters<typeof tableFromArrays>[1]>['types']
type Format = 'file' | 'stream'

function write(arrays: Record<string, unknown[]>, types: Types, format: Format, maxBatchRows = 1000): Uint8Array {
  const table = tableFromArrays(arrays as never, { types, maxBatchRows } as never)
  return tableToIPC(table, { format }) as Uint8Array
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const TYPES = {
  float64: [float64(), finite.map((x) => [x, x] as const)],
  float32: [float32(), fc.float({ noNaN: true, noDefaultInfinity: true }).map((x) => [x, x] as const)],
  int8: [int8(), fc.integer({ min: -128, max: 127 }).map((x) => [x, x] as const)],
  int32: [int32(), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((x) => [x, x] as const)],
  uint16: [uint16(), fc.nat({ max: 65535 }).map((x) => [x, x] as const)],
  int64: [int64(), fc.maxSafeInteger().map((x) => [BigInt(x), x] as const)],
  bool: [bool(), fc.boolean().map((x) => [x, Number(x)] as const)],
} as const

const column = fc.constantFrom(...(Object.keys(TYPES) as (keyof typeof TYPES)[])).chain((key) =>
  fc.record({
    key: fc.constant(key),
    cells: fc.array(
      fc.oneof(
        { arbitrary: TYPES[key][1] as fc.Arbitrary<readonly [unknown, number]>, weight: 9 },
        fc.constant([null, Number.NaN] as const),
      ),
      { minLength: 30, maxLength: 30 },
    ),
  }),
)

test('columns of every type come back with their bits and gaps, from files and streams, in one batch or several', async () => {
  const format = fc.constantFrom<Format>('file', 'stream')
  const columns = fc.array(column, { minLength: 1, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(
      columns,
      fc.integer({ min: 1, max: 30 }),
      format,
      fc.constantFrom(7, 100),
      async (some, rows, as, batch) => {
        const arrays = Object.fromEntries(some.map(({ cells }, j) => [`c${j}`, cells.slice(0, rows).map(([x]) => x)]))
        const types = Object.fromEntries(some.map(({ key }, j) => [`c${j}`, TYPES[key][0]]))
        const { dim, states } = await parseArrow(write(arrays, types as Types, as, batch), {}, true)
        expect([dim, states.length]).toEqual([some.length, rows * some.length])
        for (let k = 0; k < states.length; k++) expect(states[k]).toBe(some[k % dim].cells[Math.floor(k / dim)][1])
      },
    ),
    { numRuns: 200 },
  )
})

const arrays = { t: [0, 1, 2], who: ['a', 'b', 'c'], x: [1, 2, null] }
const types = { t: float64(), who: utf8(), x: int32() }

test.each<Format>(['file', 'stream'])('columns are chosen as in a CSV file: %s', async (format) => {
  const bytes = write(arrays, types, format)
  const wanted = {
    dim: 1,
    times: Float64Array.of(0, 1, 2),
    states: Float64Array.of(1, 2, Number.NaN),
    variables: ['x'],
  }
  expect(await parseArrow(bytes, { columns: ['x'] }, true)).toEqual(wanted)
  const shifted = new Uint8Array(bytes.length + 3)
  shifted.set(bytes, 3)
  expect(await parseArrow(shifted.subarray(3), { columns: ['x'] }, true)).toEqual(wanted)
  await expect(parseArrow(bytes, {}, true)).rejects.toThrow(
    'column "who" holds text, not numbers; choose others, such as columns: ["t", "x"]',
  )
  await expect(parseArrow(bytes, { columns: ['x'] }, false)).rejects.toThrow('row 3 (x): NaN is a missing value')
  await expect(parseArrow(bytes, { columns: ['z'] }, false)).rejects.toThrow('no column is called "z"')
})

test.each<Format>(['file', 'stream'])('a damaged %s is an error, not a crash', async (format) => {
  const bytes = write(arrays, types, format, 2)
  await survives(mutated(bytes), (file) => parseArrow(file, { columns: ['x'] }, true))
})
