import { expect, test } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { seededRandom } from '../../src/math/random.ts'
import { activationOf, type OwnActivation } from '../../src/network/activation.ts'
import { evaluate, evaluator } from '../../src/network/evaluate.ts'
import { factorDataset, factorRows, mergeShards, shardRows } from '../../src/network/factor-dataset.ts'
import { featureCount, layerOutputs } from '../../src/network/features.ts'
import { fitNetwork, sampleDesign } from '../../src/network/fit-network.ts'
import { kernelLayerOutputs } from '../../src/network/kernel-layer-outputs.ts'
import { networkJacobian } from '../../src/network/network-jacobian.ts'
import type { SampledNetwork } from '../../src/network/sampled-network.ts'
import { mergeTree, shardPlan } from '../../src/network/shards.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

function data(size: number): Dataset {
  const random = seededRandom(1, 3)
  const inputs = Float64Array.from({ length: 3 * size }, () => 2 * random() - 1)
  const targets = Float64Array.from(
    { length: size },
    (_, i) => Math.sin(3 * inputs[3 * i]) * Math.exp(inputs[3 * i + 1]),
  )
  return { size, inputDim: 3, targetDim: 1, inputs, targets }
}

const rows = data(400)

/** [1, x (if linear), h₀, h₁, …] with hₗ = f(Wₗ·[x, h₀, …] + bₗ), as the definition says it. */
function definition({ layers, linear }: SampledNetwork, x: Float64Array): number[] {
  const seen = [...x]
  for (const { width, inputDim, weights, biases, activation } of layers) {
    expect(inputDim).toBe(seen.length)
    const z = Array.from({ length: width }, (_, u) =>
      seen.reduce((sum, value, i) => sum + weights[u * inputDim + i] * value, biases[u]),
    )
    seen.push(...z.map(activationOf(activation).apply))
  }
  return [1, ...(linear ? seen : seen.slice(x.length))]
}

/** The network whose outputs are its own features. */
function transparent(network: SampledNetwork): SampledNetwork {
  const count = featureCount(network.layers, network.linear)
  const readout = new Float64Array(count * count)
  for (let k = 0; k < count; k++) readout[k * count + k] = 1
  return { ...network, outputDim: count, readout }
}

const shapes: [number[], boolean][] = [
  [[7], true],
  [[6, 5], true],
  [[6, 5], false],
  [[8, 4, 12], true],
  [[3, 9, 1, 10], false],
]

test.each(shapes)('widths %j, linear %s: the features are those of the definition', (width, linear) => {
  const { network } = fitNetwork(rows, { width, linear, skip: true, seed: 4, activation: 'sin' })
  expect(network.skip).toBe(width.length > 1 ? true : undefined)
  const features = evaluate(transparent(network), rows.inputs, 'typescript')
  const count = featureCount(network.layers, linear)
  expect(count).toBe(1 + (linear ? 3 : 0) + width.reduce((a, b) => a + b))
  for (let i = 0; i < 50; i++) {
    const expected = definition(network, rows.inputs.subarray(3 * i, 3 * i + 3))
    for (const [k, value] of expected.entries()) expect(Math.abs(features[i * count + k] - value)).toBeLessThan(1e-13)
  }
})

test.each(shapes)(
  'widths %j, linear %s: core and twin have the same bits, in batches and one by one',
  (width, linear) => {
    for (const activation of ['tanh', 'relu', 'sin'] as const) {
      const network = transparent(fitNetwork(rows, { width, linear, skip: true, seed: 4, activation }).network)
      const twin = evaluate(network, rows.inputs, 'typescript')
      expect(evaluate(network, rows.inputs, 'webassembly')).toEqual(twin)
      const [at, y] = [evaluator(network, 'webassembly'), new Float64Array(network.outputDim)]
      for (let i = 0; i < 20; i++) {
        at(rows.inputs.subarray(3 * i, 3 * i + 3), y)
        expect(y).toEqual(twin.subarray(i * y.length, (i + 1) * y.length))
      }
    }
  },
)

test('a layer’s outputs at many points: the same bits from the core and the twin', () => {
  for (const activation of ['tanh', 'relu', 'sin'] as const) {
    const [, layer] = fitNetwork(rows, { width: [10, 33], skip: true, activation }).network.layers
    const random = seededRandom(2, 2)
    const points = Float64Array.from({ length: 600 * 13 }, () => 2 * random() - 1)
    const [core, twin] = [new Float64Array(600 * 33), new Float64Array(600 * 33)]
    kernelLayerOutputs(layer, points, 600, core)
    layerOutputs(layer, points, 600, twin)
    expect(core).toEqual(twin)
  }
})

test('both engines sample the same layers and find the same readout but for rounding', () => {
  const options = { width: [12, 10], skip: true, seed: 8, ridge: { relative: 1e-6 } } as const
  const core = fitNetwork(rows, options).network
  const twin = fitNetwork(rows, { ...options, engine: 'typescript' }).network
  expect(core.layers).toEqual(twin.layers)
  const [a, b] = [evaluate(core, rows.inputs), evaluate(twin, rows.inputs, 'typescript')]
  for (const [k, value] of a.entries()) expect(Math.abs(value - b[k])).toBeLessThan(1e-9)
})

test('shards that were factored apart and then merged give the bits of the core that merges them itself', () => {
  const many = data(20_000)
  const design = sampleDesign(many, { width: [37, 30, 33], skip: true })
  const how = { engine: 'webassembly', method: 'qr' } as const
  const shards = shardPlan(many.size, featureCount(design.layers, design.linear))
  expect(shards.length).toBeGreaterThan(1)
  const parts = shards.map((shard) => factorRows(design, shardRows(many, shard), how).factor)
  const merged = mergeTree(parts, (first, second) => mergeShards(design, first, second, 'webassembly'))
  expect(merged).toEqual(factorDataset(design, many, how).factor)
})

test('a second layer adds features: the training error cannot grow', () => {
  const errors = [[20], [20, 20], [20, 20, 20]].map(
    (width) => fitNetwork(rows, { width, skip: true, seed: 1 }).report.trainingRmse[0],
  )
  expect(errors[1]).toBeLessThan(errors[0])
  expect(errors[2]).toBeLessThan(errors[1])
})

test('a flow map with skip connections: orbit in the core is step after step, Jacobian that of central differences', () => {
  const truth = integrate(lorenz63, [-8, -8, 27], timeGrid(0, 0.02, 800))
  const map = learnFlowMap(truth, { width: [40, 60, 31], skip: true, seed: 1 })
  const { states } = iterate(map, [-8, -8, 27], 40)
  for (const [k, value] of states.entries()) expect(Math.abs(value - truth.states[k])).toBeLessThan(1e-3)
  const next = new Float64Array(3)
  for (let n = 0; n < 40; n++) {
    map.advance(states.subarray(3 * n, 3 * n + 3), next, 0)
    expect(next).toEqual(states.subarray(3 * n + 3, 3 * n + 6))
  }
  const x = Float64Array.of(0.3, -0.2, 0.5)
  const jacobian = new Float64Array(9)
  networkJacobian(map.network)(x, jacobian)
  for (let j = 0; j < 3; j++) {
    const [above, below] = [1e-5, -1e-5].map((h) =>
      evaluate(
        map.network,
        x.map((value, k) => (k === j ? value + h : value)),
      ),
    )
    for (let c = 0; c < 3; c++) expect(jacobian[3 * c + j]).toBeCloseTo((above[c] - below[c]) / 2e-5, 6)
  }
})

test('skip connections with an own activation', () => {
  const { apply, derivative, pair } = activationOf('tanh')
  const own: OwnActivation = { name: 'own', apply, derivative, pair }
  const options = { width: [9, 14], skip: true, seed: 3 } as const
  const twin = fitNetwork(rows, { ...options, engine: 'typescript' })
  const mine = fitNetwork(rows, { ...options, activation: own })
  expect(mine.network.readout).toEqual(twin.network.readout)
  expect(evaluate(mine.network, rows.inputs)).toEqual(evaluate(twin.network, rows.inputs, 'typescript'))
})
