import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKernels, type Kernels } from '../../src/kernels/kernels.ts'
import { allocTiled, type Tiled, tiledIndex, tiledView, tilesFor } from '../../src/kernels/tiled.ts'
import { emptyFactor, type QrFactor } from '../../src/math/least-squares/qr-factor.ts'
import { seededRandom } from '../../src/math/random.ts'
import {
  gramError,
  inBlocks,
  largestDifference,
  type Rows,
  randomRows,
  signedTriangle,
  twinFactor,
} from '../math/factors.ts'

/** A tiled matrix of these rows; targets begin in a tile of their own. */
function place(kernels: Kernels, rows: Rows, columns: number): Tiled {
  const width = rows[0].length
  const padded = 4 * tilesFor(columns)
  const tiled = allocTiled(kernels, rows.length, padded + 4 * tilesFor(width - columns))
  const doubles = tiledView(kernels, tiled)
  for (const [i, row] of rows.entries())
    for (const [j, value] of row.entries())
      doubles[tiledIndex(tiled.stride, i, j < columns ? j : padded + j - columns)] = value
  return tiled
}

/** The factor that the core makes of these blocks of rows. */
function coreFactor(columns: number, outputs: number, blocks: readonly Rows[], triangular = false): QrFactor {
  const kernels = createKernels()
  const [padded, targets] = [4 * tilesFor(columns), 4 * tilesFor(outputs)]
  const r = allocTiled(kernels, padded, padded + targets)
  const residual = kernels.alloc(targets)
  for (const rows of blocks) {
    const { address, stride } = place(kernels, rows, columns)
    kernels.fold(r.address, r.stride, padded, targets, address, stride, rows.length, triangular, residual)
  }
  const factor = emptyFactor(columns, outputs)
  const doubles = tiledView(kernels, r)
  const width = columns + outputs
  for (let i = 0; i < columns; i++)
    for (let j = 0; j < width; j++)
      factor.r[i * width + j] = doubles[tiledIndex(r.stride, i, j < columns ? j : padded + j - columns)]
  factor.residual.set(kernels.view(residual, outputs))
  for (const { length } of blocks) factor.rows += length
  return factor
}

const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  rows: fc.integer({ min: 1, max: 120 }),
  columns: fc.integer({ min: 1, max: 40 }),
  outputs: fc.integer({ min: 1, max: 6 }),
  sizes: fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 4 }),
})

/** A few roundings: the errors of sums of random signs hardly grow with their length. Measured: below 10 ε. */
const BACKWARD = 20 * Number.EPSILON

test('RᵀR = XᵀX, RᵀQᵀY = XᵀY and the residuals are what is left, for every shape and split into blocks', () => {
  fc.assert(
    fc.property(shapes, ({ seed, rows, columns, outputs, sizes }) => {
      const problem = randomRows(seededRandom(seed), rows, columns + outputs)
      const factor = coreFactor(columns, outputs, inBlocks(problem, sizes))
      expect(gramError(factor, problem)).toBeLessThan(BACKWARD)
      const below = factor.r.filter((_, k) => k % (columns + outputs) < Math.floor(k / (columns + outputs)))
      expect(below.every((value) => value === 0)).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('the core and its twin agree up to the signs of rows, and so does any other split of the rows', () => {
  fc.assert(
    fc.property(shapes, ({ seed, columns, outputs, sizes }) => {
      // Rows enough for a condition number below 10: forward errors are then as small as backward ones.
      const problem = randomRows(seededRandom(seed), 3 * columns + 20, columns + outputs)
      const blocks = inBlocks(problem, sizes)
      const core = signedTriangle(coreFactor(columns, outputs, blocks))
      const twin = signedTriangle(twinFactor(columns, outputs, blocks))
      const whole = signedTriangle(coreFactor(columns, outputs, [problem]))
      const tolerance = 5 * BACKWARD * Math.sqrt(problem.length)
      expect(largestDifference(core, twin)).toBeLessThan(tolerance)
      expect(largestDifference(core, whole)).toBeLessThan(tolerance)
    }),
    { numRuns: 60 },
  )
})

const engines = [
  ['core', coreFactor],
  ['twin', twinFactor],
] as const

test.each(engines)(
  '%s: columns at scales of 1e±150, zero, constant and repeated columns lose nothing',
  (_, factorOf) => {
    for (const exponents of [
      [0, 0],
      [150, 150],
      [-150, -150],
      [150, -150],
      [-150, 150],
      [0, 150, -150],
    ]) {
      const problem = randomRows(seededRandom(2), 80, 23).map((row, i) => {
        row[5] = 0
        row[9] = row[3]
        row[11] = 3
        if (i < 40) row[13] = 0
        return row.map((value, j) => value * 10 ** exponents[j % exponents.length])
      })
      const factor = factorOf(21, 2, inBlocks(problem, [32]))
      expect(factor.r.every(Number.isFinite)).toBe(true)
      expect(gramError(factor, problem)).toBeLessThan(BACKWARD)
      for (let i = 0; i <= 5; i++) expect(factor.r[i * 23 + 5]).toBe(0)
      const norm = Math.hypot(...problem.map((row) => row[9]))
      expect(Math.abs(factor.r[9 * 23 + 9])).toBeLessThan(BACKWARD * norm)
    }
  },
)

test('the core keeps columns whose squares overflow or vanish', () => {
  for (const exponents of [[250], [-250], [250, -250, 0]]) {
    const problem = randomRows(seededRandom(5), 70, 18).map((row) =>
      row.map((value, j) => (j < 16 ? value * 10 ** exponents[j % exponents.length] : value)),
    )
    expect(gramError(coreFactor(16, 2, inBlocks(problem, [30])), problem)).toBeLessThan(BACKWARD)
  }
})

test.each(engines)('%s: a single row is its own triangle; zero rows change no bit of it', (_, factorOf) => {
  const [row] = randomRows(seededRandom(3), 1, 12)
  const factor = factorOf(9, 3, [[row]])
  const top = factor.r.subarray(0, 12)
  for (const [j, value] of row.entries()) expect(Math.abs(Math.abs(top[j]) - Math.abs(value))).toBeLessThan(BACKWARD)
  expect(factor.r.subarray(12).every((value) => Math.abs(value) < BACKWARD)).toBe(true)
  const zeros = Array.from({ length: 7 }, () => new Array<number>(12).fill(0))
  expect(factorOf(9, 3, [[row], zeros]).r).toEqual(factor.r)
})

test.each(engines)(
  '%s: what the columns explain leaves no residual; what is orthogonal to them stays whole',
  (_, factorOf) => {
    const problem = Array.from({ length: 64 }, (_, i) => {
      const [a, b, orthogonal] = [i % 2 ? 1 : -1, i % 4 < 2 ? 1 : -1, i % 8 < 4 ? 1 : -1]
      return [a, b, 2 * a - 3 * b, orthogonal]
    })
    const { residual } = factorOf(2, 2, inBlocks(problem, [10]))
    expect(residual[0]).toBeLessThan(64 * BACKWARD ** 2 * 100)
    expect(Math.abs(residual[1] - 64)).toBeLessThan(64 * BACKWARD)
  },
)

test('skipping the zeros of a triangular block changes no bit', () => {
  for (const [columns, outputs] of [
    [1, 1],
    [7, 2],
    [16, 4],
    [33, 1],
    [61, 5],
  ]) {
    const width = columns + outputs
    const random = seededRandom(columns)
    const triangles = [1, 2].map(() => {
      const { r } = twinFactor(columns, outputs, [randomRows(random, 2 * columns, width)])
      return Array.from({ length: columns }, (_, i) => [...r.subarray(i * width, (i + 1) * width)])
    })
    const [first, second] = [true, false].map((triangular) => {
      const { r: merged, residual } = coreFactor(columns, outputs, triangles, triangular)
      return [...merged, ...residual]
    })
    expect(first).toEqual(second)
  }
})
