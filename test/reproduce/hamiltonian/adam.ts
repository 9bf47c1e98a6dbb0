import * as tf from '@tensorflow/tfjs'
import '@tensorflow/tfjs-backend-wasm'
import type { Dataset } from '../../../src/dataset/dataset.ts'
import { gradientsFromDerivatives } from '../../../src/learn/hamiltonian/gradient-data.ts'

const RATE = 1e-3
const BATCH = 500

/** When training ends: at an error of the energy, or after so many seconds. */
export interface Goal {
  readonly seconds: number
  readonly relativeL2: number
  readonly errorOf: (energy: (y: Float64Array) => number) => number
}

export interface Trained {
  readonly relativeL2: number
  readonly seconds: number
}

/**
 * A Hamiltonian neural network of one hidden layer, trained by Adam in TensorFlow.js (32-bit floats): the loss is the mean
 * squared misfit of the energy's gradient, which is written out, so that one differentiation by the weights is left.
 */
export async function trainByAdam(rows: Dataset, width: number, seed: number, goal: Goal): Promise<Trained> {
  const wasm = await tf.setBackend('wasm').catch(() => false)
  if (!wasm) await tf.setBackend('cpu')
  await tf.ready()
  const { size, inputDim: dim } = rows
  const states = tf.tensor2d(Float32Array.from(rows.inputs), [size, dim])
  const gradients = tf.tensor2d(Float32Array.from(gradientsFromDerivatives(rows.targets, dim)), [size, dim])
  const weights = tf.variable(tf.randomNormal([dim, width], 0, 1, 'float32', seed))
  const biases = tf.variable(tf.randomUniform([1, width], -2, 2, 'float32', seed + 1))
  const readout = tf.variable(tf.randomNormal([1, width], 0, 1 / Math.sqrt(width), 'float32', seed + 2))
  const optimizer = tf.train.adam(RATE)
  const loss = (x: tf.Tensor2D, target: tf.Tensor2D): tf.Scalar => {
    const value = x
      .matMul(weights as tf.Tensor2D)
      .add(biases)
      .tanh()
    const slopes = tf.scalar(1).sub(value.square()).mul(readout) as tf.Tensor2D
    return slopes
      .matMul(weights as tf.Tensor2D, false, true)
      .sub(target)
      .square()
      .mean() as tf.Scalar
  }
  const start = performance.now()
  let [best, seconds] = [Number.POSITIVE_INFINITY, 0]
  for (let batch = 0; best > goal.relativeL2 && seconds < goal.seconds; batch++) {
    const from = (batch * BATCH) % Math.max(1, size - BATCH)
    tf.tidy(() => {
      const take = (tensor: tf.Tensor2D): tf.Tensor2D => tensor.slice([from, 0], [Math.min(BATCH, size), dim])
      optimizer.minimize(() => loss(take(states), take(gradients)))
    })
    seconds = (performance.now() - start) / 1000
    if (batch % 500 === 499) best = Math.min(best, goal.errorOf(energyOf(dim, width, weights, biases, readout)))
  }
  for (const tensor of [states, gradients, weights, biases, readout]) tensor.dispose()
  return { relativeL2: best, seconds }
}

function energyOf(dim: number, width: number, ...tensors: tf.Tensor[]): (y: Float64Array) => number {
  const [weights, biases, readout] = tensors.map((tensor) => tensor.dataSync())
  return (y) => {
    let sum = 0
    for (let u = 0; u < width; u++) {
      let z = biases[u]
      for (let j = 0; j < dim; j++) z += y[j] * weights[j * width + u]
      sum += readout[u] * Math.tanh(z)
    }
    return sum
  }
}
