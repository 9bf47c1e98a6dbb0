import { expect, test } from 'vitest'
import { holdOutRows, takeRows } from '../../src/dataset/hold-out.ts'

test('every row is in one part, and the fraction is kept', () => {
  for (const by of ['random', { blocks: 1 }, { blocks: 7 }] as const) {
    const { train, test: held } = holdOutRows(1000, { fraction: 0.3, by })
    expect([...train, ...held].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
    expect(Math.abs(held.length - 300)).toBeLessThanOrEqual(3)
  }
})

test('blocks end each stretch of the data; one block is the end of the record', () => {
  expect([...holdOutRows(10, { fraction: 0.4, by: { blocks: 2 } }).test]).toEqual([3, 4, 8, 9])
  expect([...holdOutRows(10, { by: { blocks: 1 } }).test]).toEqual([8, 9])
})

test('random rows depend on the seed alone and favor no place', () => {
  const held = (seed: number): Int32Array => holdOutRows(400, { fraction: 0.5, by: 'random', seed }).test
  expect(held(3)).toEqual(held(3))
  expect(held(3)).not.toEqual(held(4))
  const counts = new Float64Array(4)
  for (let seed = 0; seed < 50; seed++) for (const i of held(seed)) counts[Math.floor(i / 100)]++
  // 5000 draws of 1/2: four standard deviations are 141 without replacement's help.
  for (const count of counts) expect(Math.abs(count - 2500)).toBeLessThan(141)
})

test('rows are taken whole', () => {
  expect(takeRows(Float64Array.of(1, 2, 3, 4, 5, 6), 2, Int32Array.of(0, 2))).toEqual(Float64Array.of(1, 2, 5, 6))
})

test.each<[string, number, Parameters<typeof holdOutRows>[1]]>([
  ['fraction must lie between 0 and 1, got 1', 10, { fraction: 1 }],
  ['blocks must be a positive whole number, got 0', 10, { by: { blocks: 0 } }],
  ['fraction 0.2 of 2 rows leaves one part empty', 2, { by: { blocks: 1 } }],
])('refused: %s', (message, size, options) => {
  expect(() => holdOutRows(size, options)).toThrow(message)
})
