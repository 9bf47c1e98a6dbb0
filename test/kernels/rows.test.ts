import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKernels } from '../../src/kernels/kernels.ts'
import { allocTiled, tiledIndex, tiledView, tilesFor } from '../../src/kernels/tiled.ts'
import { emptyFactor } from '../../src/math/least-squares/qr-factor.ts'
import { packTriangle, triangleTiles, unpackTriangle } from '../../src/math/least-squares/tiled-triangle.ts'
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

test('a packed triangle comes back, its leading columns in tiles of their own, zeros wherever it has none', () => {
  const shapes = fc.record({
    columns: fc.integer({ min: 1, max: 14 }),
    outputs: fc.integer({ min: 1, max: 6 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(shapes, ({ columns, outputs, share }) => {
      const leading = Math.floor(share * columns)
      const random = seededRandom(columns)
      const factor = emptyFactor(columns, outputs)
      const width = columns + outputs
      for (let i = 0; i < columns; i++) for (let j = i; j < width; j++) factor.r[i * width + j] = 1 + random()
      const tiles = tilesFor(leading) + tilesFor(columns - leading)
      const kernels = createKernels()
      const tiled = allocTiled(kernels, 4 * tiles, 4 * (tiles + tilesFor(outputs)))
      const doubles = tiledView(kernels, tiled)
      packTriangle(doubles, tiled.stride, factor, leading)
      expect(doubles.filter((value) => value !== 0).length).toBe(factor.r.filter((value) => value !== 0).length)
      const last = 4 * tilesFor(leading) + columns - leading - 1
      const corner =
        leading < columns
          ? doubles[tiledIndex(tiled.stride, last, last)]
          : doubles[tiledIndex(tiled.stride, columns - 1, columns - 1)]
      expect(corner).toBe(factor.r[(columns - 1) * width + columns - 1])
      const back = emptyFactor(columns, outputs)
      unpackTriangle(doubles, tiled.stride, back, leading)
      expect(back.r).toEqual(factor.r)
    }),
    { numRuns: 60 },
  )
})

test('leading columns in several groups each begin on a new tile', () => {
  const factor = emptyFactor(9, 2)
  for (let i = 0; i < 9; i++) for (let j = i; j < 11; j++) factor.r[i * 11 + j] = 100 * i + j + 1
  const leading = [3, 5]
  expect(triangleTiles(factor, leading)).toBe(1 + 2 + 1)
  const kernels = createKernels()
  const tiled = allocTiled(kernels, 16, 20)
  const doubles = tiledView(kernels, tiled)
  packTriangle(doubles, tiled.stride, factor, leading)
  const at = (i: number, j: number): number => doubles[tiledIndex(tiled.stride, i, j)]
  // Columns 0 1 2, 3 … 7, 8 and targets 9 10 stand at 0 1 2, 4 … 8, 12 and 16 17.
  expect([at(0, 2), at(0, 4), at(2, 8), at(4, 5), at(8, 12), at(12, 12), at(12, 17)]).toEqual([
    3, 4, 208, 305, 709, 809, 811,
  ])
  expect(doubles.filter((value) => value !== 0).length).toBe(45 + 18)
  const back = emptyFactor(9, 2)
  unpackTriangle(doubles, tiled.stride, back, leading)
  expect(back.r).toEqual(factor.r)
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
