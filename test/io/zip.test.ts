import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { gunzip, unzip, zip } from '../../src/io/zip.ts'
import { mutated, survives } from './mutations.ts'

const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== '__proto__' && !/^\d+$/.test(text))
const files = fc
  .uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 50 })), { selector: ([key]) => key, maxLength: 4 })
  .map((entries) => new Map(entries))

/** The file with a field of its central directory's first entry overwritten. */
function withField(bytes: Uint8Array, field: number, ...values: number[]): Uint8Array {
  const copy = bytes.slice()
  let at = copy.length - 22
  while (!(copy[at] === 0x50 && copy[at + 1] === 0x4b && copy[at + 2] === 1)) at--
  copy.set(values, at + field)
  return copy
}

const zeros = zip(new Map([['a', new Uint8Array(1_000_000)]]), true)

test('files come back in their order, and are packed to the same bytes again', () => {
  fc.assert(
    fc.property(files, fc.boolean(), (some, compress) => {
      const bytes = zip(some, compress)
      const back = unzip(bytes)
      expect([...back]).toEqual([...some])
      expect(zip(back, compress)).toEqual(bytes)
    }),
  )
})

test('what unpacks to more than is allowed is refused before, and more than it states while it is unpacked', () => {
  expect(zeros.length).toBeLessThan(2_000)
  expect(() => unzip(zeros, 999_999)).toThrow(RangeError)
  expect(() => unzip(zeros, 999_999)).toThrow('holds 1000000 bytes unpacked; at most 999999')
  expect(() => unzip(withField(zeros, 24, 0x10, 0, 0, 0))).toThrow('becomes larger than the 16 bytes')
  expect(() => unzip(withField(zeros, 24, 0, 0, 0, 0x0f))).toThrow('impossible')
  expect(() => unzip(withField(zeros, 24, 0x41, 0x42, 0x0f, 0))).toThrow('has 1000000 bytes, not the 1000001')
})

test.each<[string, number, number[], string]>([
  ['encrypted', 8, [1, 0], 'encrypted'],
  ['zip64', 20, [255, 255, 255, 255], 'zip64'],
  ['packed by another method', 10, [12, 0], 'method 12'],
  ['damaged', 16, [1, 2, 3, 4], 'checksum'],
])('files that are %s are refused', (_, field, values, problem) => {
  expect(() => unzip(withField(zeros, field, ...values))).toThrow(SyntaxError)
  expect(() => unzip(withField(zeros, field, ...values))).toThrow(problem)
})

test('files that share their packed bytes are refused', () => {
  const two = zip(new Map(['a', 'b'].map((key) => [key, new Uint8Array(500)])), false)
  expect(unzip(two).size).toBe(2)
  // The second entry of the directory, of 47 bytes, is made to point to the first file.
  two.set([0, 0, 0, 0], two.length - 22 - 47 + 42)
  expect(() => unzip(two)).toThrow('"b" shares its bytes')
})

test('names that an object would lose or move are refused', () => {
  for (const bad of ['', '__proto__', '12'])
    expect(() => zip(new Map([[bad, new Uint8Array(1)]]), false)).toThrow(RangeError)
})

test('damaged zip and gzip files are errors, not crashes', async () => {
  const text = new TextEncoder().encode('some words, some words, some other words')
  await survives(mutated(zip(new Map([['a.npy', text]]), true)), (bytes) => unzip(bytes))
  const packed = zipSync({ a: text }, { level: 9 })
  await survives(mutated(packed), (bytes) => unzip(bytes))
  await survives(mutated(packed), (bytes) => gunzip(bytes, 40))
})
