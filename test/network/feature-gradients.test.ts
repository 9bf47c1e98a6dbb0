import { expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.ts'
import { evaluator } from '../../src/network/evaluate.ts'
import { featureGradientWriter } from '../../src/network/feature-gradients.ts'
import { featureCount, featureWriter } from '../../src/network/features.ts'
import { networkJacobian } from '../../src/network/network-jacobian.ts'
import { sampleLayers } from '../../src/network/sample-layers.ts'
import { swim } from '../../src/network/swim.ts'

const random = seededRandom(3)
const inputDim = 3
const inputs = Float64Array.from({ length: 60 * inputDim }, random)
const targets = Float64Array.from({ length: 60 }, (_, i) => Math.sin(3 * inputs[3 * i]) + inputs[3 * i + 1] ** 2)
const dataset = { size: 60, inputDim, targetDim: 1, inputs, targets }
const identity = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)

test.each([[[12]], [[8, 15]], [[5, 6, 7]]])(
  'widths %j: a readout of the gradients is the network Jacobian',
  (width) => {
    const layers = sampleLayers(dataset, { width, sampler: swim(), seed: 1 })
    const count = featureCount(layers, true)
    const readout = Float64Array.from({ length: count }, random)
    const network = { inputDim, outputDim: 1, layers, linear: true, readout }
    const write = featureGradientWriter(layers, true, inputDim)
    const out = new Float64Array((1 + inputDim) * count)
    const jacobian = new Float64Array(inputDim)
    const value = new Float64Array(1)
    for (let i = 0; i < 10; i++) {
      const x = inputs.subarray(i * inputDim, (i + 1) * inputDim)
      write(x, identity, out)
      networkJacobian(network)(x, jacobian)
      evaluator(network)(x, value)
      const combined = (row: number) => readout.reduce((sum, c, k) => sum + c * out[row * count + k], 0)
      expect(combined(0)).toBeCloseTo(value[0], 11)
      for (let j = 0; j < inputDim; j++) expect(combined(1 + j)).toBeCloseTo(jacobian[j], 11)
    }
  },
)

test('a derivative along any direction is the combination of those along the axes, for every feature', () => {
  const layers = sampleLayers(dataset, { width: [6, 9], sampler: swim(), seed: 2 })
  const count = featureCount(layers, false)
  const axes = new Float64Array(4 * count)
  const along = new Float64Array(2 * count)
  const x = Float64Array.of(0.2, 0.7, 0.4)
  const direction = Float64Array.of(0.3, -2, 1.5)
  featureGradientWriter(layers, false, 3)(x, identity, axes)
  featureGradientWriter(layers, false, 1)(x, direction, along)
  const features = new Float64Array(count)
  featureWriter(layers, false)(x, features)
  for (let k = 0; k < count; k++) {
    expect(along[k]).toBe(features[k])
    const combined = direction.reduce((sum, d, j) => sum + d * axes[(1 + j) * count + k], 0)
    expect(along[count + k]).toBeCloseTo(combined, 12)
  }
})
