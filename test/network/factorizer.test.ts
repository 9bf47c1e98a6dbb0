import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QrFactor } from '../../src/math/least-squares/qr-factor.ts'
import { solveFactor } from '../../src/math/least-squares/solve-factor.ts'
import { seededRandom } from '../../src/math/random.ts'
import type { Design, Factorizer } from '../../src/network/design.ts'
import { featureCount, featureWriter } from '../../src/network/features.ts'
import { kernelFactorizer } from '../../src/network/kernel-factorizer.ts'
import { plainFactorizer } from '../../src/network/plain-factorizer.ts'
import { gramError } from '../math/factors.ts'

interface Problem {
  readonly design: Design
  readonly inputDim: number
  readonly n: number
  readonly inputs: Float64Array
  readonly targets: Float64Array
  readonly weights?: Float64Array
}

const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  inputDim: fc.integer({ min: 1, max: 6 }),
  widths: fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 3 }),
  targetDim: fc.integer({ min: 1, max: 5 }),
  activations: fc.array(fc.constantFrom('tanh', 'relu', 'sin'), { minLength: 3, maxLength: 3 }),
  linear: fc.boolean(),
  skip: fc.boolean(),
  weighted: fc.boolean(),
  // Less than the columns, and more than a block of 256 rows.
  n: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 200, max: 600 })),
})

type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never

/** Random hidden layers and rows; some weights are zero. */
function problemOf({ seed, inputDim, widths, targetDim, activations, linear, skip, weighted, n }: Shape): Problem {
  const random = seededRandom(seed)
  const draw = (count: number, size: number): Float64Array =>
    Float64Array.from({ length: count }, () => size * (2 * random() - 1))
  const layers = widths.map((width, l) => {
    const below = l === 0 ? inputDim : skip ? widths.slice(0, l).reduce((a, b) => a + b, inputDim) : widths[l - 1]
    const size = 4 / Math.sqrt(below)
    return {
      inputDim: below,
      width,
      weights: draw(width * below, size),
      biases: draw(width, 1),
      activation: activations[l],
    }
  })
  const weights = Float64Array.from({ length: n }, () => Math.max(0, 5 * random() - 1))
  const design = { layers, linear, targetDim }
  const data = { design, inputDim, n, inputs: draw(n * inputDim, 2), targets: draw(n * targetDim, 1) }
  return weighted ? { ...data, weights } : data
}

/** The rows [features | targets], each times the root of its weight. */
function explicitRows({ design, inputDim, n, inputs, targets, weights }: Problem): number[][] {
  const { layers, linear, targetDim } = design
  const write = featureWriter(layers, linear)
  const features = new Float64Array(featureCount(layers, linear))
  return Array.from({ length: n }, (_, i) => {
    write(inputs.subarray(i * inputDim, (i + 1) * inputDim), features)
    const row = [...features, ...targets.subarray(i * targetDim, (i + 1) * targetDim)]
    return row.map((value) => value * Math.sqrt(weights ? weights[i] : 1))
  })
}

function addRows(factorizer: Factorizer, problem: Problem, start: number, end: number): void {
  const { design, inputDim, inputs, targets, weights } = problem
  factorizer.add(
    inputs.subarray(start * inputDim, end * inputDim),
    targets.subarray(start * design.targetDim, end * design.targetDim),
    end - start,
    weights?.subarray(start, end),
  )
}

function factorOf(create: (design: Design) => Factorizer, problem: Problem): QrFactor {
  const factorizer = create(problem.design)
  addRows(factorizer, problem, 0, problem.n)
  return factorizer.finish()
}

/** Errors of sums of 600 numbers of one sign, such as the bias column's: they grow with the root of the number. */
const BACKWARD = 30 * Number.EPSILON

const factorizers = [
  ['core', kernelFactorizer],
  ['twin', plainFactorizer],
] as const

test.each(factorizers)('%s: the factor is that of the explicit rows [1, x, neurons | targets]', (_, create) => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const problem = problemOf(shape)
      const { design, n } = problem
      const factor = factorOf(create, problem)
      const { layers, linear, targetDim } = design
      expect(factor).toMatchObject({ columns: featureCount(layers, linear), outputs: targetDim, rows: n })
      expect(gramError(factor, explicitRows(problem))).toBeLessThan(BACKWARD)
    }),
    { numRuns: 60 },
  )
})

test('core and twin predict the same', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const problem = problemOf(shape)
      const rows = explicitRows(problem)
      const predictions = factorizers.map(([, create]) => {
        const factor = factorOf(create, problem)
        // Without a penalty the condition of the features, up to 1e16, would decide; with it 1e6 does.
        const { coefficients } = solveFactor(factor, { relative: 1e-6 })
        return rows.flatMap((row) => predict(row, coefficients, factor))
      })
      for (const [k, value] of predictions[0].entries()) expect(Math.abs(value - predictions[1][k])).toBeLessThan(1e-9)
    }),
    { numRuns: 60 },
  )
})

function predict(row: number[], coefficients: Float64Array, { columns, outputs }: QrFactor): number[] {
  return Array.from({ length: outputs }, (_, c) => {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += row[j] * coefficients[j * outputs + c]
    return sum
  })
}

test('rows that come in pieces give the bits of rows that come at once', () => {
  fc.assert(
    fc.property(shapes, fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 9 }), (shape, sizes) => {
      const problem = problemOf(shape)
      const factorizer = kernelFactorizer(problem.design)
      let start = 0
      for (const size of sizes) {
        const end = Math.min(problem.n, start + size)
        addRows(factorizer, problem, start, end)
        start = end
      }
      for (; start < problem.n; start++) addRows(factorizer, problem, start, start + 1)
      expect(factorizer.finish()).toEqual(factorOf(kernelFactorizer, problem))
    }),
    { numRuns: 60 },
  )
})

test.each(factorizers)('%s: more rows may follow a finished factor, which stays as it was', (_, create) => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const problem = problemOf(shape)
      const half = problem.n >> 1
      const factorizer = create(problem.design)
      addRows(factorizer, problem, 0, half)
      const first = factorizer.finish()
      const before = structuredClone(first)
      expect(factorizer.finish()).toEqual(first)
      addRows(factorizer, problem, half, problem.n)
      expect(gramError(factorizer.finish(), explicitRows(problem))).toBeLessThan(BACKWARD)
      expect(first).toEqual(before)
    }),
    { numRuns: 40 },
  )
})

test('rows without weights weigh 1, also beside rows with weights', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const problem = problemOf(shape)
      const { weights: _, ...plain } = problem
      const ones = { ...plain, weights: new Float64Array(plain.n).fill(1) }
      const mixed = kernelFactorizer(plain.design)
      const half = plain.n >> 1
      addRows(mixed, plain, 0, half)
      addRows(mixed, ones, half, plain.n)
      expect(mixed.finish()).toEqual(factorOf(kernelFactorizer, plain))
      expect(factorOf(kernelFactorizer, ones)).toEqual(factorOf(kernelFactorizer, plain))
    }),
    { numRuns: 30 },
  )
})

test.each(factorizers)('%s: memory does not grow with the rows', (_, create) => {
  const layers = [
    {
      inputDim: 1,
      width: 9,
      weights: new Float64Array(9).fill(1),
      biases: new Float64Array(9),
      activation: 'tanh' as const,
    },
  ]
  const factorizer = create({ layers, linear: true, targetDim: 1 })
  const row = new Float64Array(1000)
  factorizer.add(row, row, 1)
  const bytes = factorizer.bytes()
  for (let k = 0; k < 10; k++) factorizer.add(row, row, 1000)
  expect(factorizer.bytes()).toBe(bytes)
  expect(bytes).toBeGreaterThan(8 * 11 * 12)
})
