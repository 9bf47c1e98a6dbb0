import { expect, test } from 'vitest'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { tanh } from '../../src/math/elementary.ts'
import { seededRandom } from '../../src/math/random.ts'
import { type ActivationName, activationOf, type OwnActivation } from '../../src/network/activation.ts'
import { evaluate, evaluator } from '../../src/network/evaluate.ts'
import { fitNetwork } from '../../src/network/fit-network.ts'
import { fitNetworkAsync } from '../../src/network/fit-network-async.ts'
import { fitNetworkStream } from '../../src/network/fit-network-stream.ts'
import type { FitOptions } from '../../src/network/fit-options.ts'
import { networkJacobian } from '../../src/network/network-jacobian.ts'
import { beginFit, continueFit, finishPartialFit } from '../../src/network/partial-fit.ts'
import type { SampledNetwork } from '../../src/network/sampled-network.ts'
import type { Pool } from '../../src/parallel/pool.ts'
import { timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'

function smooth(size: number, seed: number): Dataset {
  const random = seededRandom(seed, 5)
  const inputs = Float64Array.from({ length: 2 * size }, () => 2 * random() - 1)
  const targets = Float64Array.from(
    { length: size },
    (_, i) => Math.sin(3 * inputs[2 * i]) * Math.exp(inputs[2 * i + 1]),
  )
  return { size, inputDim: 2, targetDim: 1, inputs, targets }
}

const data = smooth(600, 1)

const ownTanh: OwnActivation = {
  name: 'my tanh',
  apply: tanh,
  derivative: (_z, value) => 1 - value * value,
  pair: activationOf('tanh').pair,
}

const names: ActivationName[] = ['tanh', 'relu', 'sin']

test.each(names)('%s: its derivative is that of central differences, and its pair constants are halfway', (name) => {
  const { apply, derivative, pair } = activationOf(name)
  for (const z of [-3, -0.7, -0.1, 0.2, 0.9, 4])
    expect(derivative(z, apply(z))).toBeCloseTo((apply(z + 1e-6) - apply(z - 1e-6)) / 2e-6, 8)
  const values = [apply(-pair.shift), apply(pair.scale - pair.shift)]
  const expected = name === 'relu' ? [0, 1] : [-0.5, 0.5]
  for (const [k, value] of values.entries()) expect(value).toBeCloseTo(expected[k], 15)
})

test.each([
  ['tanh', 1e-5],
  ['sin', 1e-5],
  ['relu', 2e-2],
] as const)('%s: 200 neurons learn a smooth function to %d', (activation, error) => {
  const { network, report } = fitNetwork(data, { width: 200, seed: 3, activation })
  const fresh = smooth(500, 2)
  const values = evaluate(network, fresh.inputs)
  const squares = values.reduce((sum, value, i) => sum + (value - fresh.targets[i]) ** 2, 0)
  expect(Math.sqrt(squares / 500)).toBeLessThan(error)
  expect(network.layers[0].activation).toBe(activation)
  expect(report.engine).toBe('webassembly')
  expect(report.warning).toBeUndefined()
})

test('one activation for all layers, or a list with one for each', () => {
  const activations = (activation: NonNullable<FitOptions['activation']>) =>
    fitNetwork(data, { width: [8, 9], activation }).network.layers.map((layer) => layer.activation)
  expect(activations('sin')).toEqual(['sin', 'sin'])
  expect(activations(['relu', 'sin'])).toEqual(['relu', 'sin'])
  expect(() => activations(['relu'])).toThrow('fitNetwork: 1 activations for 2 hidden layers')
})

/** The network whose outputs are its own neurons. */
function transparent(network: SampledNetwork): SampledNetwork {
  const features = network.readout.length / network.outputDim
  const readout = new Float64Array(features * features)
  for (let k = 0; k < features; k++) readout[k * features + k] = 1
  return { ...network, outputDim: features, readout }
}

test('every feature of the core has the bits of the twin: in batches and one by one', () => {
  for (const activation of [...names, ['relu', 'sin', 'tanh'] as const]) {
    const network = transparent(fitNetwork(data, { width: [17, 12, 9], seed: 5, activation }).network)
    const twin = evaluate(network, data.inputs, 'typescript')
    expect(evaluate(network, data.inputs, 'webassembly')).toEqual(twin)
    const [at, y] = [evaluator(network, 'webassembly'), new Float64Array(network.outputDim)]
    for (let i = 0; i < 20; i++) {
      at(data.inputs.subarray(2 * i, 2 * i + 2), y)
      expect(y).toEqual(twin.subarray(i * y.length, (i + 1) * y.length))
    }
  }
})

test('tanh as an own activation gives the bits of the twin: network, values and Jacobian', () => {
  const twin = fitNetwork(data, { width: [15, 40], seed: 2, engine: 'typescript' })
  const own = fitNetwork(data, { width: [15, 40], seed: 2, activation: ownTanh })
  expect(own.network.readout).toEqual(twin.network.readout)
  for (const l of [0, 1]) expect(own.network.layers[l].weights).toEqual(twin.network.layers[l].weights)
  expect(evaluate(own.network, data.inputs)).toEqual(evaluate(twin.network, data.inputs, 'typescript'))
  const [a, b] = [new Float64Array(2), new Float64Array(2)]
  networkJacobian(own.network)(Float64Array.of(0.3, -0.2), a)
  networkJacobian(twin.network, 'typescript')(Float64Array.of(0.3, -0.2), b)
  expect(a).toEqual(b)
  expect(own.report).toMatchObject({
    engine: 'typescript',
    warning: "the core does not know activation 'my tanh'; the slower TypeScript twin does the work",
  })
})

test('an own activation in parts, from a stream and beside a pool, which is not asked', async () => {
  const options = { width: 30, seed: 2, activation: ownTanh }
  const { network } = fitNetwork(data, options)
  const parts = finishPartialFit(continueFit(beginFit(data, options), data))
  const streamed = await fitNetworkStream([data], options)
  const pool: Pool = { size: 2, run: () => Promise.reject(new Error('asked')), close: async () => {} }
  const parallel = await fitNetworkAsync(data, { ...options, pool })
  for (const fit of [parts, streamed, parallel]) {
    expect(fit.network.readout).toEqual(network.readout)
    expect(fit.report.warning).toContain("activation 'my tanh'")
  }
})

test('a flow map with an own activation rolls out on the twin, with sin in the core', () => {
  const truth = integrate(lorenz63, [-8, -8, 27], timeGrid(0, 0.02, 800))
  const own = learnFlowMap(truth, { width: 150, seed: 1, activation: ownTanh })
  expect(own.orbit).toBeUndefined()
  expect(own.report.engine).toBe('typescript')
  const wave = learnFlowMap(truth, { width: 150, seed: 1, activation: 'sin' })
  for (const map of [own, wave]) {
    const { states } = iterate(map, [-8, -8, 27], 30)
    for (const [k, value] of states.entries()) expect(Math.abs(value - truth.states[k])).toBeLessThan(1e-3)
  }
  // The orbit in the core is step after step.
  const { states } = iterate(wave, [-8, -8, 27], 30)
  const next = new Float64Array(3)
  for (let n = 0; n < 30; n++) {
    wave.advance(states.subarray(3 * n, 3 * n + 3), next, 0)
    expect(next).toEqual(states.subarray(3 * n + 3, 3 * n + 6))
  }
})

test('an own activation without pair constants; what is no activation is refused', () => {
  const bump: OwnActivation = {
    name: 'bump',
    apply: (z) => 1 / (1 + z * z),
    derivative: (z, value) => -2 * z * value * value,
  }
  const { network, report } = fitNetwork(data, { width: 120, activation: bump })
  expect(Math.max(...report.trainingRmse)).toBeLessThan(1e-3)
  expect(() => evaluate(network, data.inputs, 'webassembly')).toThrow("the core does not know activation 'bump'")
  expect(() => fitNetwork(data, { width: 5, activation: bump, engine: 'webassembly' })).toThrow("'bump'")
  const refused =
    (activation: unknown): (() => unknown) =>
    () =>
      fitNetwork(data, { width: 5, activation: activation as ActivationName })
  expect(refused('gelu')).toThrow("activation: 'gelu' is not known; use tanh, relu, sin or a function of your own")
  expect(refused({ name: 'half', apply: tanh })).toThrow('needs a name, the function apply(z) and its derivative')
  expect(refused({ ...bump, pair: { scale: 0, shift: 1 } })).toThrow("activation 'bump': pair must have a finite scale")
})
