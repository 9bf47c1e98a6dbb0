import { expect, test } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { evaluate, fitNetwork } from '../../src/index.ts'
import { seededRandom } from '../../src/math/random.ts'

function noisy(size: number, noise: number, width = 1): Dataset {
  const random = seededRandom(8)
  const inputs = Float64Array.from({ length: size }, () => width * (2 * random() - 1))
  const targets = inputs.map((x) => Math.sin(4 * x) + noise * (random() - 0.5))
  return { size, inputDim: 1, targetDim: 1, inputs, targets }
}

test('both engines give the same network but for rounding', () => {
  const data = noisy(600, 0)
  const points = Float64Array.from({ length: 50 }, (_, i) => i / 25 - 1)
  const [core, plain] = (['webassembly', 'typescript'] as const).map((engine) =>
    fitNetwork(data, { width: 25, engine }),
  )
  expect(core.report.engine).toBe('webassembly')
  expect(core.network.layers).toEqual(plain.network.layers)
  const other = evaluate(plain.network, points)
  for (const [i, value] of evaluate(core.network, points).entries())
    expect(Math.abs(value - other[i])).toBeLessThan(1e-8)
})

test('normal equations agree with QR where they can, and say so where they cannot', () => {
  const data = noisy(600, 0.2)
  const [qr, normal] = (['qr', 'normal-equations'] as const).map((method) => fitNetwork(data, { width: 6, method }))
  expect(qr.report.condition).toBeLessThan(1e6)
  expect(normal.report.warning).toBeUndefined()
  for (const [i, value] of normal.network.readout.entries()) expect(value / qr.network.readout[i]).toBeCloseTo(1, 5)
  const clean = noisy(600, 0)
  const errorOf = (method: 'qr' | 'normal-equations'): number => {
    const { network, report } = fitNetwork(clean, { width: 60, method })
    expect(report.warning === undefined).toBe(method === 'qr')
    expect(report.warning ?? 'lose accuracy at condition').toMatch(/lose accuracy at condition/)
    const errors = evaluate(network, clean.inputs).map((value, i) => Math.abs(value - clean.targets[i]))
    return Math.max(...errors)
  }
  expect(errorOf('normal-equations')).toBeGreaterThan(100 * errorOf('qr'))
  expect(() => fitNetwork(data, { width: 6, method: 'normal-equations', engine: 'typescript' })).toThrow(
    'needs the WebAssembly core',
  )
})

test('a cut-off keeps as many directions as it says', () => {
  const data = noisy(400, 0.1)
  const { report } = fitNetwork(data, { width: 40, ridge: { cutoff: 1e-4 } })
  expect(report.rank).toBeLessThan(30)
  expect(report).toMatchObject({ ridge: 0, effectiveDegrees: report.rank })
  expect(() => fitNetwork(data, { width: 4, ridge: { cutoff: 1 } })).toThrow('cutoff must lie in [0, 1), got 1')
})

test('effective degrees of freedom fall from the number of columns to the free ones as the ridge grows', () => {
  const data = noisy(400, 0.1)
  const degrees = [1e-16, 1e-3, 1e-2, 1, 1e4].map(
    (relative) => fitNetwork(data, { width: 12, ridge: { relative } }).report.effectiveDegrees,
  )
  expect(degrees[0]).toBe(14)
  for (let i = 1; i < degrees.length; i++) expect(degrees[i]).toBeLessThan(degrees[i - 1])
  expect(degrees[4]).toBeCloseTo(2, 4)
})

test('generalized cross-validation chooses about as leave-one-out does', () => {
  const data = noisy(300, 0.5)
  const [one, general] = (['leave-one-out', 'generalized-cross-validation'] as const).map((ridge) =>
    fitNetwork(data, { width: 60, ridge }),
  )
  expect(general.report.generalizedCrossValidationRmse).toBeGreaterThan(0.1)
  expect((general.report.generalizedCrossValidationRmse ?? 0) / (one.report.leaveOneOutRmse ?? 1)).toBeCloseTo(1, 1)
})

test('a weight of 2 counts a row twice, a weight of 0 not at all', () => {
  const data = noisy(100, 0.3)
  const weights = Float64Array.from({ length: 100 }, (_, i) => i % 3)
  const kept = [...weights.keys()].flatMap((i) => new Array<number>(weights[i]).fill(i))
  const repeated = {
    ...data,
    size: kept.length,
    inputs: Float64Array.from(kept, (i) => data.inputs[i]),
    targets: Float64Array.from(kept, (i) => data.targets[i]),
  }
  // The same hidden layer for both, whatever the data.
  const layer = { weights: Float64Array.of(1, 2, -3), biases: Float64Array.of(0.1, -0.5, 0.3) }
  const sampler = (): typeof layer => layer
  for (const engine of ['webassembly', 'typescript'] as const) {
    const weighted = fitNetwork(data, { width: 3, sampler, weights, engine }).network.readout
    const twice = fitNetwork(repeated, { width: 3, sampler, engine }).network.readout
    for (const [i, value] of weighted.entries()) expect(value).toBeCloseTo(twice[i], 8)
  }
  expect(() => fitNetwork(data, { width: 3, weights: new Float64Array(3) })).toThrow('3 weights for 100 samples')
  expect(() => fitNetwork(data, { width: 3, weights: new Float64Array(100).fill(-1) })).toThrow('weight 0 is -1')
})

test('the cost report: operations follow the formula, seconds and bytes are there', () => {
  const { cost } = fitNetwork(noisy(5000, 0), { width: 100 }).report
  // 2 N K² to leading order.
  expect(cost.flops / (2 * 5000 * 100 ** 2)).toBeGreaterThan(1)
  expect(cost.flops / (2 * 5000 * 100 ** 2)).toBeLessThan(1.6)
  expect(cost.wallSeconds).toBeGreaterThan(0)
  expect(cost.peakBytes).toBeGreaterThan(100 * 100 * 8)
  expect(cost).not.toHaveProperty('joules')
  let joules = 5
  const metered = fitNetwork(noisy(50, 0), { width: 5, energy: () => joules++ })
  expect(metered.report.cost.joules).toBe(1)
})

test.each([
  ['fewer samples than neurons', 20, 50],
  ['as many columns as samples', 32, 30],
])('%s: finite and tame, also between the samples', (_, size, width) => {
  for (const engine of ['webassembly', 'typescript'] as const) {
    const data = noisy(size, 0)
    const { network, report } = fitNetwork(data, { width, engine })
    expect([...network.readout].every(Number.isFinite)).toBe(true)
    expect(report.rank).toBeLessThanOrEqual(size)
    const between = evaluate(
      network,
      Float64Array.from({ length: 200 }, (_, i) => i / 100 - 1),
    )
    for (const value of between) expect(Math.abs(value)).toBeLessThan(1.5)
  }
})

test('the order of the columns, and a constant or repeated input, change predictions by rounding only', () => {
  const data = noisy(300, 0.1)
  const doubled = {
    ...data,
    inputDim: 3,
    inputs: Float64Array.from({ length: 900 }, (_, k) => (k % 3 === 2 ? 7 : data.inputs[Math.floor(k / 3)])),
  }
  const one = fitNetwork(data, {
    width: 2,
    sampler: () => ({ weights: Float64Array.of(2, 3), biases: Float64Array.of(0.5, -1) }),
  })
  const three = fitNetwork(doubled, {
    width: 3,
    sampler: () => ({ weights: Float64Array.of(0, 3, 0, 2, 0, 0, 2, 0, 0), biases: Float64Array.of(-1, 0.5, 0.5) }),
  })
  expect(three.report.rank).toBe(one.report.rank)
  const other = evaluate(three.network, doubled.inputs)
  for (const [i, value] of evaluate(one.network, data.inputs).entries()) expect(other[i]).toBeCloseTo(value, 10)
})
