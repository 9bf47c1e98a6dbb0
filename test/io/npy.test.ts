import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { formatNpy, formatNpyText, parseNpy, parseNpyText } from '../../src/io/npy.ts'
import type { Tensor } from '../../src/io/safetensors.ts'
import { mutated, survives } from './mutations.ts'
import { hasNumpy, python } from './numpy.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-npy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const tensor: fc.Arbitrary<Tensor> = fc.array(fc.nat({ max: 4 }), { maxLength: 4 }).chain((shape) => {
  const size = shape.reduce((a, b) => a * b, 1)
  return fc.float64Array({ minLength: size, maxLength: size }).map((values) => ({ shape, values }))
})

/** A file with this header and items, of version 1, 2 or 3. */
function npy(header: string, items: Uint8Array, version = 1): Uint8Array {
  const text = new TextEncoder().encode(header)
  const length = version === 1 ? [text.length & 0xff, text.length >> 8] : [text.length & 0xff, text.length >> 8, 0, 0]
  return Uint8Array.from([0x93, ...new TextEncoder().encode('NUMPY'), version, 0, ...length, ...text, ...items])
}

function dict(descr: string, shape: string, order = 'False'): string {
  return `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }\n`
}

test('a tensor that is written reads back with the same bits, and is written again as the same bytes', () => {
  fc.assert(
    fc.property(tensor, (original) => {
      const bytes = formatNpy(original)
      const back = parseNpy(bytes)
      expect(back).toEqual(original)
      expect(formatNpy(back)).toEqual(bytes)
      expect((bytes.length - 8 * original.values.length) % 64).toBe(0)
    }),
  )
})

test('texts read back, whatever their characters', () => {
  const text = fc.string({ unit: 'binary', maxLength: 6 }).map((some) => some.replace(/\0+$/, ''))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      expect(parseNpyText(formatNpyText(texts))).toEqual(texts)
    }),
  )
})

test('versions 2 and 3, entries in any order and old whole numbers are read', () => {
  const items = new Uint8Array(Float64Array.of(1, 2).buffer)
  const wanted = { shape: [2], values: Float64Array.of(1, 2) }
  for (const version of [1, 2, 3]) expect(parseNpy(npy(dict('<f8', '(2,)'), items, version))).toEqual(wanted)
  expect(parseNpy(npy(`{"shape":(2L,),"fortran_order":False,"descr":"<f8"}`, items))).toEqual(wanted)
})

test.each<[string, Uint8Array, string]>([
  ['pickles', npy(dict('|O', '(2,)'), new Uint8Array(9)), 'Python objects'],
  [
    'structures',
    npy(`{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (1,), }`, new Uint8Array(8)),
    'structured',
  ],
  ['text', npy(dict('<U3', '(1,)'), new Uint8Array(12)), '<U3 holds text'],
  ['complex numbers', npy(dict('<c16', '(1,)'), new Uint8Array(16)), 'complex numbers'],
  ['dates', npy(dict('<M8[ns]', '(1,)'), new Uint8Array(8)), 'dtype "<M8[ns]" cannot be read'],
  ['what is cut off', npy(dict('<f8', '(2,)'), new Uint8Array(15)), 'cut off'],
  ['what has grown', npy(dict('<f8', '(2,)'), new Uint8Array(17)), 'grown'],
  ['a shape beyond memory', npy(dict('<f8', '(99999999, 99999999)'), new Uint8Array(8)), 'beyond all bounds'],
  ['a large shape', npy(dict('<f8', '(9999999999,)'), new Uint8Array(8)), 'needs 80000000'],
  ['later versions', npy(dict('<f8', '(1,)'), new Uint8Array(8), 4), 'version 4'],
  [
    'code in the header',
    npy(`{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,), }`, new Uint8Array(8)),
    'header',
  ],
  ['other files', Uint8Array.of(1, 2, 3), 'does not begin'],
])('%s are refused', (_, bytes, problem) => {
  expect(() => parseNpy(bytes)).toThrow(SyntaxError)
  expect(() => parseNpy(bytes)).toThrow(problem)
})

test('texts of no width are refused, however many they say they are', () => {
  expect(() => parseNpyText(npy(dict('<U0', '(9999999999,)'), new Uint8Array(0)))).toThrow('U0')
  expect(() => parseNpyText(formatNpy({ shape: [1], values: Float64Array.of(1) }))).toThrow('dtype "<f8" where text')
})

test('damaged files are errors, not crashes', async () => {
  const file = formatNpy({ shape: [2, 3], values: Float64Array.of(1, 2, 3, 4, 5, 6) })
  await survives(mutated(file), parseNpy)
  await survives(mutated(formatNpyText(['time', 'x'])), parseNpyText)
})

test.skipIf(!hasNumpy)('numpy reads what is written', () => {
  writeFileSync(join(folder, 'a.npy'), formatNpy({ shape: [2, 3], values: Float64Array.of(1, 2, 3, 4, 5, 1e-300) }))
  writeFileSync(join(folder, 'u.npy'), formatNpyText(['x', 'größe', '🙂']))
  const script = `a = np.load(data + '/a.npy'); print(json.dumps([a.tolist(), str(a.dtype), np.load(data + '/u.npy').tolist()]))`
  expect(JSON.parse(python(script, folder) ?? '')).toEqual([
    [
      [1, 2, 3],
      [4, 5, 1e-300],
    ],
    'float64',
    ['x', 'größe', '🙂'],
  ])
})

test.skipIf(!hasNumpy)('what numpy writes is read: every dtype, both byte orders, both orders of memory', () => {
  const dtypes = [
    '?',
    'i1',
    'u1',
    ...['i2', 'u2', 'i4', 'u4', 'i8', 'u8', 'f4', 'f8'].flatMap((t) => [`<${t}`, `>${t}`]),
  ]
  python(
    `for k, t in enumerate(data['dtypes']):
  for order in 'CF':
    a = np.array([[[0, 1, 100], [7, 5, 3]], [[1, 0, 2], [9, 8, 6]]]).astype(t)
    np.save(f"{data['folder']}/{k}{order}.npy", np.asarray(a, order=order))
np.save(data['folder'] + '/scalar.npy', np.float32(0.1))
np.save(data['folder'] + '/big.npy', np.array(['y', 'zeit'], dtype='>U5'))`,
    { dtypes, folder },
  )
  for (const [k, dtype] of dtypes.entries())
    for (const order of 'CF') {
      const values = [0, 1, 100, 7, 5, 3, 1, 0, 2, 9, 8, 6].map((x) => (dtype === '?' ? Math.min(x, 1) : x))
      expect(parseNpy(readFileSync(join(folder, `${k}${order}.npy`)))).toEqual({
        shape: [2, 2, 3],
        values: Float64Array.from(values),
      })
    }
  expect(parseNpy(readFileSync(join(folder, 'scalar.npy')))).toEqual({
    shape: [],
    values: Float64Array.of(Math.fround(0.1)),
  })
  expect(parseNpyText(readFileSync(join(folder, 'big.npy')))).toEqual(['y', 'zeit'])
})
