import { expect, test } from 'vitest'
import { createKernels, type Kernels } from '../../src/kernels/kernels.ts'
import { allocTiled, type Tiled, tileAt, tiledIndex, tiledView } from '../../src/kernels/tiled.ts'
import { seededRandom } from '../../src/math/random.ts'

const random = seededRandom(4)

function randomTiled(
  kernels: Kernels,
  rows: number,
  columns: number,
): Tiled & { at: (i: number, j: number) => number } {
  const tiled = allocTiled(kernels, rows, columns)
  const doubles = tiledView(kernels, tiled)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) doubles[tiledIndex(tiled.stride, i, j)] = 2 * random() - 1
  return { ...tiled, at: (i, j) => doubles[tiledIndex(tiled.stride, i, j)] }
}

test.each([1, 2, 3, 4, 5, 8, 127, 128, 200])('the product AᵀB of two tiles of %d rows is the plain sum', (rows) => {
  const kernels = createKernels()
  const matrix = randomTiled(kernels, rows, 8)
  const out = kernels.alloc(16)
  kernels.transposedProduct(rows, tileAt(matrix, 0), tileAt(matrix, 1), out)
  const product = kernels.view(out, 16)
  for (let p = 0; p < 4; p++)
    for (let q = 0; q < 4; q++) {
      let sum = 0
      for (let i = 0; i < rows; i++) sum += matrix.at(i, p) * matrix.at(i, 4 + q)
      expect(Math.abs(product[4 * p + q] - sum)).toBeLessThan(1e-15 * rows)
    }
})

test.each([
  [1, 4],
  [7, 8],
  [130, 20],
])('normal equations of %d × %d, block after block, are the sums over all rows', (rows, columns) => {
  const kernels = createKernels()
  const blocks = [rows, 1, rows + 2].map((n) => ({ n, block: randomTiled(kernels, n, columns) }))
  const gram = allocTiled(kernels, columns, columns)
  for (const { n, block } of blocks)
    kernels.gram(block.address, block.stride, n, block.tiles, gram.address, gram.stride)
  const doubles = tiledView(kernels, gram)
  for (let p = 0; p < columns; p++)
    for (let q = p; q < columns; q++) {
      let sum = 0
      for (const { n, block } of blocks) for (let i = 0; i < n; i++) sum += block.at(i, p) * block.at(i, q)
      expect(Math.abs(doubles[tiledIndex(gram.stride, p, q)] - sum)).toBeLessThan(1e-15 * (2 * rows + 3))
    }
})
