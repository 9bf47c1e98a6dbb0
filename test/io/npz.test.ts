import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { formatNpy, formatNpyText, parseNpy } from '../../src/io/npy.ts'
import { formatNpz, type NpzArrays, parseNpz } from '../../src/io/npz.ts'
import { formatNpzRecords, parseNpzRecords, tensorRecord } from '../../src/io/npz-record.ts'
import { zip } from '../../src/io/zip.ts'
import { mutated, survives } from './mutations.ts'
import { hasNumpy, python } from './numpy.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-npz-'))
afterAll(() => rmSync(folder, { recursive: true }))

const record = {
  dim: 2,
  times: Float64Array.of(0, 0.5, 2),
  states: Float64Array.of(1, -0, 3, 1e-300, 5, 6),
  status: 'complete' as const,
  variables: ['x', 'größe'],
  units: ['m', ''],
  timeUnit: 's',
  origin: 'two\nlines',
}
const { status: _, ...raw } = record

test('arrays come back by name, bit by bit', () => {
  const arrays: NpzArrays = new Map<string, NonNullable<ReturnType<NpzArrays['get']>>>([
    ['a', { shape: [2, 2], values: Float64Array.of(1, Number.NaN, -0, Number.POSITIVE_INFINITY) }],
    ['names', ['x', 'größe']],
    ['empty', { shape: [0], values: new Float64Array(0) }],
  ])
  for (const compress of [false, true]) expect(parseNpz(formatNpz(arrays, compress))).toEqual(arrays)
})

test('a record comes back with its words; several come back each with its own times', () => {
  expect(parseNpzRecords(formatNpzRecords([record]), {}, false)).toEqual([raw])
  const longer = { ...raw, times: Float64Array.of(7), states: Float64Array.of(8, 9) }
  const several = [raw, longer].map((one) => ({ ...one, status: 'complete' as const }))
  expect(parseNpzRecords(formatNpzRecords(several, true), {}, false)).toEqual([raw, longer])
  expect(parseNpzRecords(formatNpzRecords([record]), { columns: ['größe'] }, false)[0]).toMatchObject({
    states: Float64Array.of(-0, 1e-300, 6),
    units: [''],
  })
})

test('any record comes back, and is written again as the same bytes', () => {
  const size = fc.record({ rows: fc.integer({ min: 1, max: 5 }), dim: fc.integer({ min: 1, max: 3 }) })
  const some = size.chain(({ rows, dim }) =>
    fc.record({
      dim: fc.constant(dim),
      times: fc.constant(Float64Array.from({ length: rows }, (_, i) => i)),
      states: fc.float64Array({ minLength: rows * dim, maxLength: rows * dim, noNaN: true, noDefaultInfinity: true }),
      variables: fc.uniqueArray(
        fc.string({ minLength: 1, unit: 'binary-ascii' }).filter((s) => !/\0/.test(s)),
        {
          minLength: dim,
          maxLength: dim,
        },
      ),
    }),
  )
  fc.assert(
    fc.property(some, fc.boolean(), (one, compress) => {
      const bytes = formatNpzRecords([{ ...one, status: 'complete' }], compress)
      const [back] = parseNpzRecords(bytes, {}, false)
      expect(back).toEqual(one)
      expect(formatNpzRecords([{ ...back, status: 'complete' }], compress)).toEqual(bytes)
    }),
  )
})

test('an array alone is a record whose columns are numbered', () => {
  const tensor = { shape: [3, 2], values: Float64Array.of(0, 5, 1, 6, 2, 7) }
  expect(tensorRecord(tensor, { timeColumn: 0 }, false)).toEqual({
    dim: 1,
    times: Float64Array.of(0, 1, 2),
    states: Float64Array.of(5, 6, 7),
    variables: ['y1'],
  })
  expect(parseNpzRecords(formatNpz(new Map([['any', tensor]])), {}, false)).toEqual([tensorRecord(tensor, {}, false)])
  expect(tensorRecord({ shape: [2], values: Float64Array.of(1, 2) }, {}, false).dim).toBe(1)
  expect(() => tensorRecord({ shape: [1, 1, 1], values: Float64Array.of(1) }, {}, false)).toThrow('shape (1, 1, 1)')
})

test.each<[string, NpzArrays, string]>([
  [
    'no states',
    new Map([
      ['a', ['x']],
      ['b', ['y']],
    ]),
    'no array "states" or "states_0", only "a", "b"',
  ],
  [
    'times of another length',
    new Map([
      ['times', { shape: [1], values: Float64Array.of(0) }],
      ['states', { shape: [2, 1], values: Float64Array.of(0, 1) }],
    ]),
    'times has 1 values, but states has 2 rows',
  ],
  ['texts for states', new Map([['states', ['x']]]), 'states holds texts'],
  [
    'a missing value',
    new Map([['states', { shape: [2, 1], values: Float64Array.of(0, Number.NaN) }]]),
    'row 2 (y0): NaN is a missing value',
  ],
])('%s are refused', (_, arrays, problem) => {
  expect(() => parseNpzRecords(formatNpz(arrays), {}, false)).toThrow(problem)
})

test('pickles in it are named and refused', () => {
  const npy = formatNpy({ shape: [1], values: Float64Array.of(1) })
  const pickled = Uint8Array.from(npy)
  pickled.set(new TextEncoder().encode("'|O' "), Buffer.from(npy).indexOf("'<f8'"))
  expect(() => parseNpz(zip(new Map([['bad.npy', pickled]]), false))).toThrow(
    '"bad": not an NPY file of numbers: an array of Python',
  )
})

test('damaged files are errors, not crashes, even where the zip file around them is whole', async () => {
  const file = formatNpzRecords([record], true)
  await survives(mutated(file), (bytes) => parseNpzRecords(bytes, {}, false))
  const inner = mutated(formatNpyText(record.variables)).map((bytes) => zip(new Map([['variables.npy', bytes]]), false))
  await survives(inner, (bytes) => parseNpzRecords(bytes, {}, false))
})

test.skipIf(!hasNumpy)('numpy reads what is written, names included, without pickles', () => {
  writeFileSync(join(folder, 'a.npz'), formatNpzRecords([record]))
  writeFileSync(join(folder, 'b.npz'), formatNpzRecords([record], true))
  const script = `for k in 'ab':
  f = np.load(f'{data}/{k}.npz', allow_pickle=False)
  print(json.dumps({name: f[name].tolist() for name in f.files}))`
  const [a, b] = (python(script, folder) ?? '').trim().split('\n')
  expect(b).toBe(a)
  expect(JSON.parse(a)).toEqual({
    times: [0, 0.5, 2],
    states: [
      [1, -0],
      [3, 1e-300],
      [5, 6],
    ],
    variables: ['x', 'größe'],
    units: ['m', ''],
    time_unit: ['s'],
    origin: ['two\nlines'],
  })
})

test.skipIf(!hasNumpy)('what numpy writes is read, compressed or not', () => {
  python(
    `a = dict(times=np.arange(3), states=np.asfortranarray(np.arange(6).reshape(3, 2).astype('f4')), variables=np.array(['x', 'größe']))
np.savez(data + '/p.npz', **a)
np.savez_compressed(data + '/q.npz', **a)
np.savez(data + '/o.npz', states=np.array([None]))`,
    folder,
  )
  const wanted = {
    dim: 2,
    times: Float64Array.of(0, 1, 2),
    states: Float64Array.of(0, 1, 2, 3, 4, 5),
    variables: ['x', 'größe'],
  }
  for (const name of ['p', 'q'])
    expect(parseNpzRecords(readFileSync(join(folder, `${name}.npz`)), {}, false)).toEqual([wanted])
  expect(() => parseNpz(readFileSync(join(folder, 'o.npz')))).toThrow(
    '"states": not an NPY file of numbers: an array of Python',
  )
  expect(() => parseNpy(readFileSync(join(folder, 'p.npz')))).toThrow('does not begin')
})
