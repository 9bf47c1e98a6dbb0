import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.ts'
import type { ActivationName } from '../../src/network/activation.ts'
import { evaluate, evaluator } from '../../src/network/evaluate.ts'
import { networkJacobian } from '../../src/network/network-jacobian.ts'
import type { SampledNetwork } from '../../src/network/sampled-network.ts'

function randomNetwork(
  seed: number,
  inputDim: number,
  widths: number[],
  outputDim: number,
  linear: boolean,
  skip: boolean,
  activations: readonly ActivationName[],
): SampledNetwork {
  const random = seededRandom(seed)
  const draw = (n: number): Float64Array => Float64Array.from({ length: n }, () => 2 * random() - 1)
  const layers = widths.map((width, l) => {
    const below = l === 0 ? inputDim : skip ? sum(widths.slice(0, l)) + inputDim : widths[l - 1]
    return { inputDim: below, width, weights: draw(width * below), biases: draw(width), activation: activations[l] }
  })
  const features = 1 + (linear ? inputDim : 0) + (skip ? sum(widths) : widths[widths.length - 1])
  return { inputDim, outputDim, layers, linear, readout: draw(features * outputDim) }
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

const networks = fc
  .record({
    seed: fc.integer({ min: 0, max: 9999 }),
    inputDim: fc.integer({ min: 1, max: 7 }),
    widths: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
    outputDim: fc.integer({ min: 1, max: 6 }),
    linear: fc.boolean(),
    skip: fc.boolean(),
    activations: fc.array(fc.constantFrom('tanh', 'relu', 'sin'), { minLength: 3, maxLength: 3 }),
  })
  .map(({ seed, inputDim, widths, outputDim, linear, skip, activations }) =>
    randomNetwork(seed, inputDim, widths, outputDim, linear, skip, activations),
  )

test('the core and its twin give the same values, one by one and in batches', () => {
  fc.assert(
    fc.property(networks, (network) => {
      const { inputDim, outputDim } = network
      const random = seededRandom(1)
      const inputs = Float64Array.from({ length: 70 * inputDim }, () => 4 * random() - 2)
      const plain = evaluate(network, inputs, 'typescript')
      const core = evaluate(network, inputs, 'webassembly')
      const y = new Float64Array(outputDim)
      evaluator(network, 'webassembly')(inputs.subarray(0, inputDim), y)
      for (const [i, value] of plain.entries()) expect(Math.abs(core[i] - value)).toBeLessThan(1e-13)
      for (let c = 0; c < outputDim; c++) expect(Math.abs(y[c] - plain[c])).toBeLessThan(1e-13)
    }),
    { numRuns: 60 },
  )
})

test('the Jacobian: core, twin and central differences agree', () => {
  fc.assert(
    fc.property(networks, (network) => {
      const { inputDim, outputDim } = network
      const random = seededRandom(2)
      const x = Float64Array.from({ length: inputDim }, () => 2 * random() - 1)
      const [core, plain] = (['webassembly', 'typescript'] as const).map((engine) => {
        const jacobian = new Float64Array(outputDim * inputDim)
        networkJacobian(network, engine)(x, jacobian)
        return jacobian
      })
      const h = 1e-5
      for (let j = 0; j < inputDim; j++) {
        const [above, below] = [h, -h].map((step) =>
          evaluate(
            network,
            x.map((value, k) => (k === j ? value + step : value)),
          ),
        )
        for (let c = 0; c < outputDim; c++) {
          const k = c * inputDim + j
          expect(Math.abs(core[k] - plain[k])).toBeLessThan(1e-12)
          expect(Math.abs(core[k] - (above[c] - below[c]) / (2 * h))).toBeLessThan(1e-6)
        }
      }
    }),
    { numRuns: 60 },
  )
})
