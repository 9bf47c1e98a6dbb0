import * as tf from '@tensorflow/tfjs'
import '@tensorflow/tfjs-backend-wasm'
import { DIM, type Problem, trainingPairs } from '../problem.ts'
import type { Contender } from './contender.ts'

/** The best of those tried: tanh and elu take three times as long; 32 or 128 neurons a layer differ little. */
const LAYERS = [64, 64]
const ACTIVATION = 'swish'
const BATCH = 100

/** A multilayer perceptron trained by Adam in TensorFlow.js; the clock starts when everything is in place. */
export const tfjs: Contender = {
  async train(problem, { mse: goal, limit, rate }) {
    const backend = await chooseBackend()
    const { inputs, targets, test } = tensors(problem)
    const model = perceptron()
    model.compile({ optimizer: tf.train.adam(rate), loss: 'meanSquaredError' })
    const start = performance.now()
    let [seconds, mse] = [0, Number.POSITIVE_INFINITY]
    while (mse > goal && seconds < limit) {
      await model.fit(inputs, targets, { epochs: 1, batchSize: BATCH, shuffle: true, verbose: 0 })
      mse = Math.min(mse, meanSquare(model, test.inputs, test.targets))
      seconds = (performance.now() - start) / 1000
    }
    return { seconds, mse, backend }
  },
}

async function chooseBackend(): Promise<string> {
  const wasm = await tf.setBackend('wasm').catch(() => false)
  if (!wasm) await tf.setBackend('cpu')
  await tf.ready()
  return tf.getBackend()
}

function perceptron(): tf.Sequential {
  const model = tf.sequential()
  for (const [l, units] of [...LAYERS, DIM].entries()) {
    const kernelInitializer = tf.initializers.glorotUniform({ seed: l + 1 })
    const last = l === LAYERS.length
    const inputShape = l === 0 ? { inputShape: [DIM] } : {}
    model.add(tf.layers.dense({ units, kernelInitializer, ...inputShape, ...(last ? {} : { activation: ACTIVATION }) }))
  }
  return model
}

interface Tensors {
  readonly inputs: tf.Tensor2D
  readonly targets: tf.Tensor2D
}

function tensors(problem: Problem): Tensors & { readonly test: Tensors } {
  const tensor = (values: Float64Array): tf.Tensor2D =>
    tf.tensor2d(Float32Array.from(values), [values.length / DIM, DIM])
  const training = trainingPairs(problem)
  const { test } = problem
  return {
    inputs: tensor(training.inputs),
    targets: tensor(training.targets),
    test: { inputs: tensor(test.inputs), targets: tensor(test.targets) },
  }
}

function meanSquare(model: tf.Sequential, inputs: tf.Tensor2D, targets: tf.Tensor2D): number {
  return tf.tidy(() => tf.losses.meanSquaredError(targets, model.predict(inputs) as tf.Tensor).dataSync()[0])
}
