import { expect, test } from 'vitest'
import { learnRegressor } from '../../../src/learn/estimator/regressor.ts'
import type { Rows } from '../../../src/learn/estimator/rows.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { mean } from '../../../src/math/statistics.ts'

function points(count: number, stream: number): number[][] {
  const random = seededRandom(3, stream)
  return Array.from({ length: count }, () => [100 + 2 * random(), 1e-3 * random()])
}

const f = ([a, b]: readonly number[]): number[] => [
  Math.sin(3 * (a - 100)) + 1000 * b,
  1e6 * Math.exp(-((a - 101) ** 2)),
]

test('a smooth function is learned, whatever the units of its columns', () => {
  const [train, fresh] = [points(1500, 0), points(300, 1)]
  const model = learnRegressor(train, train.map(f), { width: 150, seed: 2 })
  expect(model.score(fresh, fresh.map(f))).toBeGreaterThan(1 - 1e-8)
  expect(model.predict([[101, 5e-4]])[1]).toBeCloseTo(1e6, -1)
  expect(model.network).toMatchObject({ inputDim: 2, outputDim: 2 })
  expect(model.report.rows).toBe(1500)
})

test('a linear function is learned to rounding, from plain lists', () => {
  const x = Float64Array.from({ length: 50 }, (_, i) => i / 7)
  const model = learnRegressor(
    x,
    Array.from(x, (value) => 4 - 3 * value),
    { width: 2 },
  )
  expect(model.predict([20])[0]).toBeCloseTo(-56, 11)
})

test('rows may come as arrays or flat: the same bits', () => {
  const train = points(200, 0)
  const flat = { values: Float64Array.from(train.flat()), dim: 2 }
  const targets = { values: Float64Array.from(train.flatMap(f)), dim: 2 }
  const [a, b] = [learnRegressor(train, train.map(f), { width: 20 }), learnRegressor(flat, targets, { width: 20 })]
  expect(b.predict(flat)).toEqual(a.predict(train))
})

test('R² is 0 for the mean and negative below it; a column that is constant counts when it is met', () => {
  const train = points(300, 0)
  const noise = train.map((_, i) => [i % 2, 5])
  const model = learnRegressor(train, noise, { width: 5, ridge: { absolute: 1e6 }, linear: false })
  const fresh = points(1000, 1)
  const targets = fresh.map((_, i) => i % 2)
  const first = mean(targets)
  expect(first).toBe(0.5)
  // The first target is its mean, R² = 0; the second is met, R² = 1.
  expect(
    model.score(
      fresh,
      targets.map((t) => [t, 5]),
    ),
  ).toBeCloseTo(0.5, 4)
  expect(
    model.score(
      fresh,
      targets.map((t) => [t + 3, 5]),
    ),
  ).toBeLessThan(-10)
})

test('without a width, rows in order of their inputs do not mislead it', () => {
  const x = Float64Array.from({ length: 1000 }, (_, i) => i / 100)
  const model = learnRegressor(x, x.map(Math.sin))
  expect(model.report.growth?.tried.at(-1)?.holdOutError).toBeLessThan(1e-6)
  expect(model.score([0.005, 9.985], [Math.sin(0.005), Math.sin(9.985)])).toBeGreaterThan(1 - 1e-9)
})

test.each<[string, Rows, Rows]>([
  ['3 rows of inputs, but 2 targets', [[1], [2], [3]], [1, 2]],
  [
    'learnRegressor: inputs: row 1, column 0 is NaN',
    [
      [1, 2],
      [Number.NaN, 2],
    ],
    [1, 2],
  ],
  [
    'learnRegressor: targets: row 1, column 1 is Infinity',
    [1, 2],
    [
      [1, 1],
      [1, Number.POSITIVE_INFINITY],
    ],
  ],
  ['learnRegressor: inputs: row 2 has 1 numbers, row 0 has 2', [[1, 2], [3, 4], [5]], [1, 2, 3]],
  ['learnRegressor: inputs: no rows', [], []],
  ['5 values are not one or more rows of dim 2', { values: new Float64Array(5), dim: 2 }, [1, 2]],
])('refused: %s', (message, inputs, targets) => {
  expect(() => learnRegressor(inputs, targets, { width: 1 })).toThrow(message)
})

test('a model refuses rows that are not its own', () => {
  const train = points(50, 0)
  const model = learnRegressor(train, train.map(f), { width: 3 })
  expect(() => model.predict([[1, 2, 3]])).toThrow('predict: rows of 3 numbers, but the model has 2')
  expect(() => model.predict([1, 2])).toThrow('rows of 1 numbers')
  expect(() => model.score(train, train.slice(1))).toThrow('score: 50 rows of inputs, but 49 targets')
})
