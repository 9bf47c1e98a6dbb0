import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKernels } from '../../src/kernels/kernels.ts'
import { allocTiled, packColumns, tiledIndex, tiledView, tilesFor, unpackColumns } from '../../src/kernels/tiled.ts'
import { seededRandom } from '../../src/math/random.ts'

const placements = fc.record({
  rows: fc.integer({ min: 1, max: 40 }),
  width: fc.integer({ min: 1, max: 13 }),
  column: fc.integer({ min: 0, max: 9 }),
  spare: fc.integer({ min: 0, max: 5 }),
})

/** A block full of marks, and its columns as plain code reads them. */
function markedBlock(rows: number, columns: number) {
  const kernels = createKernels()
  const block = allocTiled(kernels, rows, columns)
  const doubles = tiledView(kernels, block)
  for (let k = 0; k < doubles.length; k++) doubles[k] = 1000 + k
  return { kernels, block, doubles, at: (i: number, j: number) => doubles[tiledIndex(block.stride, i, j)] }
}

test('columns placed stand where the layout says, touch nothing else and come back as they were', () => {
  fc.assert(
    fc.property(placements, ({ rows, width, column, spare }) => {
      const { kernels, block, doubles, at } = markedBlock(rows + spare, column + width + spare)
      const before = doubles.slice()
      const [source, target] = [kernels.alloc(rows * width), kernels.alloc(rows * width)]
      const values = Float64Array.from({ length: rows * width }, seededRandom(rows))
      kernels.view(source, values.length).set(values)
      kernels.placeColumns(source, rows, width, block.address, block.stride, column)
      const untouched = new Set(before.keys())
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < width; j++) {
          untouched.delete(tiledIndex(block.stride, i, column + j))
          expect(at(i, column + j)).toBe(values[i * width + j])
        }
      expect([...untouched].every((k) => doubles[k] === before[k])).toBe(true)
      kernels.takeColumns(target, rows, width, block.address, block.stride, column)
      expect(kernels.view(target, values.length)).toEqual(values)
    }),
    { numRuns: 60 },
  )
})

test('columns filled hold the number; their neighbors do not', () => {
  fc.assert(
    fc.property(placements, ({ rows, width, column, spare }) => {
      const { kernels, block, doubles } = markedBlock(rows + spare, column + width + spare)
      const expected = doubles.slice()
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < width; j++) expected[tiledIndex(block.stride, i, column + j)] = -2.5
      kernels.fillColumns(-2.5, rows, width, block.address, block.stride, column)
      expect(doubles).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('rows are scaled each by its own factor, over as many tiles as asked', () => {
  fc.assert(
    fc.property(placements, ({ rows, width, spare }) => {
      const { kernels, block, doubles } = markedBlock(rows + spare, width + 4)
      const factors = kernels.alloc(rows)
      const values = Float64Array.from({ length: rows }, seededRandom(width))
      kernels.view(factors, rows).set(values)
      const expected = doubles.slice()
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < 4 * tilesFor(width); j++) expected[tiledIndex(block.stride, i, j)] *= values[i]
      kernels.scaleRows(factors, rows, block.address, block.stride, tilesFor(width))
      expect(doubles).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('packed columns of a wider row-major matrix come back, and only they', () => {
  fc.assert(
    fc.property(placements, ({ rows, width: count, column: from, spare }) => {
      const width = from + count + spare
      const { block, doubles, at } = markedBlock(rows + spare, 4 + count)
      const rowMajor = Float64Array.from({ length: rows * width }, seededRandom(spare))
      packColumns(doubles, block.stride, { rowMajor, width, from, count, rows, tile: 1 })
      const back = new Float64Array(rows * width).fill(-1)
      unpackColumns(doubles, block.stride, { rowMajor: back, width, from, count, rows, tile: 1 })
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < width; j++) {
          const inside = j >= from && j < from + count
          if (inside) expect(at(i, 4 + j - from)).toBe(rowMajor[i * width + j])
          expect(back[i * width + j]).toBe(inside ? rowMajor[i * width + j] : -1)
        }
    }),
    { numRuns: 60 },
  )
})

test('memory handed out is aligned, zeroed and apart, also when it has to grow', () => {
  const kernels = createKernels()
  const counts = [1, 9, 64, 100_000, 3]
  const addresses = counts.map((count) => kernels.alloc(count))
  for (const [k, address] of addresses.entries()) {
    expect(address % 64).toBe(0)
    if (k > 0) expect(address).toBeGreaterThanOrEqual(addresses[k - 1] + 8 * counts[k - 1])
    expect(kernels.view(address, counts[k]).every((value) => value === 0)).toBe(true)
  }
})
