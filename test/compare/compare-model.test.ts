import { expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import { comparisonJson } from '../../src/compare/comparison-json.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { stateAt, timeGrid } from '../../src/trajectory.ts'

const dt = 0.1
const turn = defineOde({
  name: 'turn',
  equations: { x: '-2*y', y: '2*x' },
  invariants: { radius: 'x^2 + y^2' },
  initialState: { x: 1, y: 0 },
})
const truth = integrate(turn, [1, 0], timeGrid(0, dt, 400))
/** Exact, but its radius grows by the factor e^{0.1 t}. */
const growing = defineOde({
  name: 'growing turn',
  equations: { x: '0.1*x - 2*y', y: '2*x + 0.1*y' },
  initialState: { x: 1, y: 0 },
})
const doubling = defineMap({ name: 'doubling', dt, equations: { x: '2*x', y: '3*y' }, initialState: { x: 1, y: 1 } })

test('one long truth: windows from evenly spread starts, without overlap by default', () => {
  const result = compare(truth, growing)
  expect(result).toMatchObject({ starts: 20, validTime: { horizon: expect.closeTo(2, 9), unfinished: 20 } })
  const five = compare(truth, growing, { starts: 5, horizon: 80 })
  expect([five.starts, five.times.length]).toEqual([5, 81])
  // The error is (e^{0.1 t} − 1) of the radius 1, over √2 for two variables, in standard deviations √½: e^{0.1 t} − 1.
  for (const errors of five.errors) expect(errors[80]).toBeCloseTo(Math.exp(0.8) - 1, 1)
  expect(five.validTime.median).toBeCloseTo(3.4, 9)
  expect(five.validTime.quartiles).toEqual([3.4, 3.4].map((time) => expect.closeTo(time, 9)))
  expect(compare(truth, growing, { horizon: 390 }).starts).toBe(11)
})

test('a list of truths: each from its first state over its times, as rollouts by hand', () => {
  const truths = [3, 50, 120].map((i) => integrate(turn, stateAt(truth, i), timeGrid(i * dt, dt, 30 + i)))
  const byHand = truths.map((one) => integrate(growing, stateAt(one, 0), one.times))
  expect(compare(truths, growing)).toEqual(compare(truths, byHand))
  expect(compare(truths, growing, { horizon: 10 }).errors.map(({ length }) => length)).toEqual([11, 11, 11])
})

test('measures over starts: at constant offset d the MAE is d, and every quartile too', () => {
  const shifted = { ...truth, states: truth.states.map((y) => y + 0.5) }
  const { measures, rmse } = compare(truth, shifted, { scale: [1, 1], mase: { training: truth } })
  for (const value of [...rmse, ...measures.mae.values, measures.overStarts.mae.median])
    expect(value).toBeCloseTo(0.5, 12)
  expect(measures.overStarts.nrmse.quartiles.map((value) => expect.closeTo(value, 12))).toEqual([0.5, 0.5])
  expect(measures.overStarts.smape.unit).toBe('percent, 0 to 200')
  const naive = measures.mase?.scale[0] ?? 0
  expect(measures.mase?.values[0]).toBeCloseTo(0.5 / naive, 12)
})

test('invariants and exponents of the long run: ln of what a linear map stretches by, per time', () => {
  const { climate } = compare(truth, turn, {
    invariants: turn.invariants,
    climate: { lyapunov: { truth: { exponents: [0, 0], kaplanYorke: 2 } } },
  })
  expect(climate?.invariantDrift.radius.max).toBeLessThan(1e-6)
  expect(climate?.lyapunov?.model.exponents.map((value) => expect.closeTo(value, 6))).toEqual([0, 0])
  const stretched = compare(truth, doubling, { climate: { lyapunov: { truth: turn, time: 20 } } }).climate
  const rates = [Math.log(3) / dt, Math.log(2) / dt]
  expect(stretched?.lyapunov?.model.exponents).toEqual(rates.map((rate) => expect.closeTo(rate, 8)))
  expect(stretched?.lyapunov?.truth?.exponents[0]).toBeCloseTo(0, 6)
  expect(compare(truth, truth, { climate: { lyapunov: true } }).climate?.missing).toEqual([
    { measure: 'Lyapunov exponents', reason: 'predictions alone have none; give the model' },
  ])
})

test('too few data for a measure are said in words', () => {
  const short = integrate(turn, [1, 0], timeGrid(0, dt, 20))
  const { climate, verdict } = compare(short, growing, { starts: 2, climate: { kl: true } })
  expect(climate?.slicedWasserstein).toBeUndefined()
  expect(climate?.missing.map(({ measure }) => measure)).toEqual([
    'sliced Wasserstein distance',
    'Hellinger distance',
    'Kullback–Leibler divergence',
    'distance of power spectra',
    'return map',
  ])
  expect(climate?.missing[0].reason).toBe('the truth has 21 states and the model 21; at least 80 of each are needed')
  expect(verdict).toMatchObject({ kind: 'forecast', text: expect.stringContaining('The long run was not measured.') })
})

test('a comparison survives structuredClone as it is and JSON as comparisonJson, infinities and NaN included', () => {
  const constant = { ...truth, states: truth.states.map((y, at) => (at % 2 === 0 ? 1 : y)) }
  const result = compare(constant, doubling, { scale: [1, 1], climate: true })
  expect([...result.measures.rSquared.values]).toEqual([Number.NEGATIVE_INFINITY, expect.any(Number)])
  expect(structuredClone(result)).toEqual(result)
  const json = comparisonJson(result) as unknown as typeof result
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  expect(json.measures.rSquared.values[0]).toBe('-Infinity')
  expect(Array.from(json.measures.rSquared.values, Number)).toEqual([...result.measures.rSquared.values])
  expect(Array.from(json.medianError, Number)).toEqual([...result.medianError])
  expect(comparisonJson([Number.NaN, new Float32Array([0.5]), { gone: undefined }, null])).toEqual([
    'NaN',
    [0.5],
    {},
    null,
  ])
  expect(() => comparisonJson({ a: [{ f: () => 0 }] })).toThrow('comparison.a[0].f is a function')
})

test('options of the long rollout: another start and other times', () => {
  const times = timeGrid(0, dt, 600)
  const { climate } = compare(truth, turn, { climate: { y0: [2, 0], times } })
  expect(climate?.rollout).toMatchObject({ samples: 601, until: times[600], lateOutside: expect.any(Number) })
  expect(climate?.slicedWasserstein?.samples).toEqual([401, 601])
  // A circle of twice the radius is |2 − 1| radii away: √½ of it in each direction, in standard deviations √½.
  expect(climate?.slicedWasserstein?.distance).toBeCloseTo(1, 1)
})

test.each<[string, () => unknown]>([
  ['horizon is 401 samples, but the truth goes on for 400', () => compare(truth, turn, { horizon: 401 })],
  ['horizon must be a whole number of samples from 1, got 0', () => compare(truth, turn, { horizon: 0 })],
  ['starts must be a whole number from 1, got 0.5', () => compare(truth, turn, { starts: 0.5 })],
  ['doubling advances by 0.1, but times[1] = 0.25', () => compare(iterateEvery(0.25), doubling)],
  ['doubling has dim 2, the truth has dim 1', () => compare(oneVariable(), doubling)],
])('refused: %s', (message, run) => {
  expect(run).toThrow(message)
})

const iterateEvery = (interval: number) => integrate(turn, [1, 0], timeGrid(0, interval, 10))
const oneVariable = () => iterate(defineMap({ name: 'half', equations: { x: 'x/2' }, initialState: { x: 1 } }), [1], 10)
