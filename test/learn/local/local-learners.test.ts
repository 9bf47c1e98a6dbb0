import { expect, test } from 'vitest'
import { compare } from '../../../src/compare/compare.ts'
import { etdrk4 } from '../../../src/integrate/etdrk4.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { learnLocalFlowMap } from '../../../src/learn/local/flow-map.ts'
import { siteEvaluator } from '../../../src/learn/local/site-evaluator.ts'
import { learnLocalVectorField } from '../../../src/learn/local/vector-field.ts'
import { centralDifferences } from '../../../src/math/central-differences.ts'
import { seededRandom } from '../../../src/math/random.ts'
import { swim } from '../../../src/network/swim.ts'
import { rollout } from '../../../src/rollout.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import { stateAt, type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz96Of } from '../../../systems/climate/lorenz96.ts'
import { grayScottOf, grayScottSquareOf } from '../../../systems/fields/gray-scott.ts'
import { kuramotoSivashinskyOf } from '../../../systems/fields/kuramoto-sivashinsky.ts'
import { maxDifference } from '../../integrate/problems.ts'

/** States that no law connects: enough to learn a field whose derivatives are given. */
function randomStates(dim: number, count: number, seed = 1): Trajectory {
  const random = seededRandom(seed)
  const states = Float64Array.from({ length: dim * count }, () => 2 * random() - 1)
  return { dim, times: timeGrid(0, 1, count - 1), states, status: 'complete' }
}

const fieldAt = ({ dim, field }: OdeSystem, y: Float64Array): Float64Array => {
  const dydt = new Float64Array(dim)
  field(0, y, dydt)
  return dydt
}

const lorenz = lorenz96Of(10).with({ F: 10 })
const settled = integrate(lorenz, lorenz.initialState, [0, 20])
const record = integrate(lorenz, stateAt(settled, 1), timeGrid(0, 0.02, 1500))
const learned = learnLocalVectorField(record, {
  radius: [2, 1],
  width: 200,
  rows: 4000,
  derivatives: { order: 8 },
  sampler: swim({ slopeScale: 0.1 }),
})

test('what is learned commutes with shifts of the ring', () => {
  const map = learnLocalFlowMap(record, { radius: [3, 2], width: 40, rows: 2000, taper: 2 })
  const y = stateAt(record, 700).slice()
  const shifted = y.map((_, i) => y[(i + 3) % 10])
  const [next, nextShifted] = [new Float64Array(10), new Float64Array(10)]
  map.advance(y, next, 0)
  map.advance(shifted, nextShifted, 0)
  expect(nextShifted).toEqual(next.map((_, i) => next[(i + 3) % 10]))
  const rates = fieldAt(learned, y)
  expect(fieldAt(learned, shifted)).toEqual(rates.map((_, i) => rates[(i + 3) % 10]))
})

test('Lorenz 96 with 10 places: the forecast stays valid for seven times that of e-fold error growth', () => {
  const truth = integrate(lorenz, stateAt(record, -1), timeGrid(0, 0.02, 250))
  const prediction = rollout(learned, stateAt(record, -1), truth.times)
  const { validTime } = compare(truth, prediction, { threshold: 0.5, lyapunovExponent: 2 })
  expect(validTime.median).toBeGreaterThan(7)
})

test('the Jacobian is the derivative of field and map, and zero outside the neighborhood', () => {
  const options = { radius: [2, 1] as const, width: 30, rows: 2000 }
  const map = learnLocalFlowMap(record, options)
  const field = learnLocalVectorField(record, options)
  const y = stateAt(record, 300).slice()
  const [jacobian, differences] = [new Float64Array(100), new Float64Array(100)]
  for (const [write, values] of [
    [map.jacobian!, (t: number, x: Float64Array, out: Float64Array) => map.advance(x, out, t)],
    [field.jacobian!, field.field],
  ] as const) {
    write(0, y, jacobian)
    centralDifferences(values, 10)(0, y, differences)
    expect(maxDifference(jacobian, differences)).toBeLessThan(1e-7)
    for (let i = 0; i < 10; i++)
      for (let ahead = 0; ahead < 10; ahead++)
        expect(jacobian[10 * i + ((i + ahead) % 10)] === 0).toBe(ahead > 1 && ahead < 8)
  }
  learned.jacobian!(0, y, jacobian)
  lorenz.jacobian!(0, y, differences)
  expect(maxDifference(jacobian, differences)).toBeLessThan(1e-2)
})

test('a heat stencil on a line with cold ends is linear and found to rounding, advection on a ring too', () => {
  const heat = (y: Float64Array, i: number): number => (y[i - 1] ?? 0) - 2 * y[i] + (y[i + 1] ?? 0)
  const stencil = (at: (y: Float64Array, i: number) => number): OdeSystem =>
    defineOde({
      name: 'stencil',
      variables: Array.from({ length: 12 }, (_, i) => `y${i}`),
      parameters: {},
      initialState: new Array<number>(12).fill(0),
      field: (_t, y, dydt) => {
        for (let i = 0; i < 12; i++) dydt[i] = at(y, i)
      },
    })
  const fresh = stateAt(randomStates(12, 2, 9), 1)
  for (const [at, boundary] of [
    [heat, 'zero'],
    [(y: Float64Array, i: number) => 3 * (y[(i + 11) % 12] - y[i]), 'periodic'],
  ] as const) {
    const law = stencil(at)
    const model = learnLocalVectorField(randomStates(12, 40), { radius: 1, width: 5, boundary, derivatives: law })
    expect(maxDifference(fieldAt(model, fresh), fieldAt(law, fresh))).toBeLessThan(1e-12)
  }
})

test('two channels between walls: Gray–Scott with fresh food at both ends, and on a square', () => {
  const line = grayScottOf({ size: 12, length: 0.5, boundary: 'dirichlet' })
  const square = grayScottSquareOf({ size: 6, length: 0.25 })
  // The reaction needs no neighbors, and diffusion is linear.
  const common = { channels: 2, radius: 1, taper: 0.4, width: 200, sampler: swim({ slopeScale: 0.3 }) }
  const cases = [
    { law: line, options: { boundary: { values: [1, 0] } } },
    { law: square, options: { grid: [6, 6] as const, shape: 'von-neumann' as const } },
  ]
  for (const { law, options } of cases) {
    const data = randomStates(law.dim, 300)
    const model = learnLocalVectorField(data, { ...common, ...options, rows: 2500, derivatives: law })
    const fresh = stateAt(randomStates(law.dim, 2, 9), 1)
    expect(maxDifference(fieldAt(model, fresh), fieldAt(law, fresh))).toBeLessThan(2e-3)
  }
})

test('a known stiff part leaves the network the rest, and etdrk4 takes long steps with the sum', () => {
  const truth = kuramotoSivashinskyOf({ size: 64, length: 22 })
  const { semilinear, variables, initialState } = truth
  const nothing = (_t: number, _amplitudes: Float64Array, out: Float64Array): void => void out.fill(0)
  const known = defineOde({
    name: 'growth of short waves',
    ...{ variables, initialState, parameters: {} },
    semilinear: () => ({ ...semilinear!, nonlinear: nothing }),
  })
  const start = stateAt(integrate(truth, initialState, [0, 100], etdrk4({ step: 1 / 8 })), 1)
  const data = integrate(truth, start, timeGrid(0, 0.5, 600), etdrk4({ step: 1 / 16 }))
  const options = { radius: 6, width: 200, rows: 6000, sampler: swim({ slopeScale: 0.1 }), derivatives: truth }
  const model = learnLocalVectorField(data, { ...options, known, inputNoise: 1e-6 })
  expect(model.jacobian).toBeUndefined()
  const prediction = integrate(model, stateAt(data, -1), [0, 10], etdrk4({ step: 1 / 8 }))
  const exact = integrate(truth, stateAt(data, -1), [0, 10], etdrk4({ step: 1 / 8 }))
  expect(maxDifference(stateAt(prediction, 1), stateAt(exact, 1))).toBeLessThan(0.02)
})

test('the core and its twin agree to rounding', () => {
  const [core, twin] = [new Float64Array(10), new Float64Array(10)]
  siteEvaluator(learned, learned.neighborhood, 'webassembly')(stateAt(record, 5), core)
  siteEvaluator(learned, learned.neighborhood, 'typescript')(stateAt(record, 5), twin)
  expect(maxDifference(core, twin)).toBeLessThan(1e-5 * Math.max(...core.map(Math.abs)))
})

test('the same seed gives the same bits, another one others, with noise and a choice of rows too', () => {
  const at = (seed: number): Float64Array =>
    learnLocalFlowMap(record, { radius: 2, width: 20, rows: 500, inputNoise: 1e-3, seed }).network.readout
  expect(at(4)).toEqual(at(4))
  expect(at(4)).not.toEqual(at(5))
})

test('noise makes a map insensitive to what neighbors never do', () => {
  // All sites alike: nothing in the data tells one neighbor from another.
  const alike = randomStates(1, 200)
  const states = Float64Array.from({ length: 200 * 8 }, (_, k) => alike.states[Math.floor(k / 8)] / 2)
  const data: Trajectory = { dim: 8, times: timeGrid(0, 1, 199), states, status: 'complete' }
  const law: OdeSystem = defineOde({
    name: 'decay',
    variables: Array.from({ length: 8 }, (_, i) => `y${i}`),
    parameters: {},
    initialState: new Array<number>(8).fill(0),
    field: (_t, y, dydt) => {
      for (let i = 0; i < 8; i++) dydt[i] = -y[i]
    },
  })
  const model = learnLocalVectorField(data, { radius: 2, width: 10, derivatives: law, inputNoise: 1e-2 })
  const zigzag = fieldAt(
    model,
    Float64Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? 0.1 : -0.1)),
  )
  expect(Math.max(...zigzag.map(Math.abs))).toBeLessThan(0.05)
  expect(fieldAt(model, new Float64Array(8).fill(0.3))[0]).toBeCloseTo(-0.3, 2)
})

test('the training region belongs to states: every site has its channel’s range', () => {
  const { lower, upper } = learned.trainingRegion
  expect(new Set(lower).size).toBe(1)
  expect(upper).toHaveLength(10)
  expect(upper[0]).toBe(Math.max(...record.states.subarray(40, record.states.length - 40)))
})

test.each([
  [{ rows: 1 }, 'learnLocalFlowMap: rows must be a whole number from 2 up, got 1'],
  [{ inputNoise: -1 }, 'learnLocalFlowMap: inputNoise must be finite and not negative, got -1'],
  [{ taper: 0 }, 'learnLocalFlowMap: taper must be a positive number of sites, got 0'],
  [{ radius: 5 }, 'learnLocalFlowMap: a neighborhood 11 wide does not fit 10 sites'],
])('%j is refused', (options, message) => {
  expect(() => learnLocalFlowMap(record, { radius: 1, width: 5, ...options })).toThrow(message)
})

test('a known part of another dimension is refused', () => {
  expect(() => learnLocalVectorField(record, { radius: 1, width: 5, known: lorenz96Of(8) })).toThrow(
    'known Lorenz 96 with 8 places has dim 8, but the trajectories have dim 10',
  )
})
