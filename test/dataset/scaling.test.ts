import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaleRows, standardScaler, unscaleRows } from '../../src/dataset/scaling.ts'

// Spreads below 1e-308 have too few bits left to be scaled to 1.
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => (Math.abs(x) < 1e-290 ? 0 : x))
const matrix = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 }))
  .chain(([dim, n]) =>
    fc.record({ dim: fc.constant(dim), values: fc.array(value, { minLength: dim * n, maxLength: dim * n }) }),
  )
  .map(({ dim, values }) => ({ dim, values: Float64Array.from(values) }))

function columnOf(values: Float64Array, dim: number, j: number): Float64Array {
  return values.filter((_, k) => k % dim === j)
}

test('every scaled column has mean 0 and mean square 1, or is constant and becomes 0', () => {
  fc.assert(
    fc.property(matrix, ({ dim, values }) => {
      const scaled = scaleRows(standardScaler(values, dim), values)
      for (let j = 0; j < dim; j++) {
        const column = columnOf(scaled, dim, j)
        const squares = column.reduce((sum, x) => sum + x * x, 0) / column.length
        const constant = columnOf(values, dim, j).every((x) => x === values[j])
        // The mean of the data is known to half an ulp; in units of a spread as small as 4 ulp that is 1/8.
        const { mean, scale } = standardScaler(values, dim)
        const resolution = (Number.EPSILON * Math.abs(mean[j])) / scale[j]
        expect(Math.abs(column.reduce((sum, x) => sum + x, 0) / column.length)).toBeLessThan(1e-12 + resolution)
        if (constant) expect(column.every((x) => x === 0)).toBe(true)
        else if (scale[j] !== 1) expect(Math.abs(squares - 1)).toBeLessThan(1e-12 + 2 * resolution)
      }
    }),
  )
})

test('unscaling undoes scaling', () => {
  fc.assert(
    fc.property(matrix, ({ dim, values }) => {
      const scaler = standardScaler(values, dim)
      const back = unscaleRows(scaler, scaleRows(scaler, values))
      back.forEach((x, k) => {
        const size = Math.abs(values[k]) + Math.abs(scaler.mean[k % dim])
        expect(Math.abs(x - values[k])).toBeLessThanOrEqual(4 * Number.EPSILON * size)
      })
    }),
  )
})

test('moving and stretching the data moves and stretches the scaler', () => {
  const values = Float64Array.from({ length: 90 }, (_, k) => Math.sin(k * k))
  const { mean, scale } = standardScaler(values, 3)
  const moved = standardScaler(
    values.map((x) => 1024 * x - 4096),
    3,
  )
  for (let j = 0; j < 3; j++) {
    expect(moved.mean[j]).toBeCloseTo(1024 * mean[j] - 4096, 9)
    expect(moved.scale[j]).toBeCloseTo(1024 * scale[j], 9)
  }
})

test('no cancellation: ±1 around 10⁹ has scale 1 to the last bits, where the sum of squares gives 0 or worse', () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 2 === 0 ? 1 : -1))
  const { mean, scale } = standardScaler(values, 1)
  expect(mean[0]).toBe(1e9)
  expect(Math.abs(scale[0] - 1)).toBeLessThan(1e-15)
})

test.each([1e-170, 1e-300, 1e170, 1e300])('squares that leave the range of floats: unit %d', (unit) => {
  const { mean, scale } = standardScaler(Float64Array.of(unit, -unit, unit, -unit), 1)
  expect(mean[0]).toBe(0)
  expect(scale[0] / unit).toBeCloseTo(1, 14)
})

test.each([0.1, 1 / 3, -1e9 / 7, 0])(
  'a column that is %d everywhere gets exactly that mean and scale 1',
  (constant) => {
    const { mean, scale } = standardScaler(new Float64Array(999).fill(constant), 1)
    expect([mean[0], scale[0]]).toEqual([constant, 1])
  },
)

test('a column that is constant up to rounding is not blown up', () => {
  const values = Float64Array.from({ length: 50 }, (_, i) => 7 * (1 + (i % 3) * Number.EPSILON))
  const scaler = standardScaler(values, 1)
  expect(scaler.scale[0]).toBe(1)
  expect(scaleRows(scaler, values).every((x) => Math.abs(x) < 1e-14)).toBe(true)
})

test('in place gives the same bits', () => {
  const values = Float64Array.from({ length: 60 }, (_, k) => Math.cos(k) + k)
  const scaler = standardScaler(values, 3)
  const scaled = scaleRows(scaler, values)
  const rows = values.slice()
  expect(scaleRows(scaler, rows, rows)).toBe(rows)
  expect(rows).toEqual(scaled)
  expect(unscaleRows(scaler, rows, rows)).toEqual(unscaleRows(scaler, scaled))
})

test('what cannot be scaled is refused', () => {
  const scaler = standardScaler(Float64Array.of(1, 2, 3, 4), 2)
  expect(() => standardScaler(new Float64Array(0), 2)).toThrow(
    'standardScaler: 0 values are not one or more rows of dim 2',
  )
  expect(() => standardScaler(new Float64Array(5), 2)).toThrow('standardScaler: 5 values')
  expect(() => standardScaler(Float64Array.of(1, 2, 3, Number.NaN), 2)).toThrow(
    'standardScaler: row 1, column 1 is NaN',
  )
  expect(() => standardScaler(new Float64Array(4), 0)).toThrow('standardScaler: dim must be a whole number')
  expect(() =>
    standardScaler(
      new Float64Array(4).fill(Number.MAX_VALUE).map((x, i) => (i % 2 ? x : -x)),
      1,
    ),
  ).toThrow('sum overflows')
  expect(() => scaleRows(scaler, new Float64Array(3))).toThrow('scaleRows: 3 values are not whole rows of dim 2')
  expect(() => unscaleRows(scaler, new Float64Array(4), new Float64Array(2))).toThrow('unscaleRows: out has length 2')
})
