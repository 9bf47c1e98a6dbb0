import type { Dataset } from '../dataset/dataset.ts'
import type { Engine } from '../kernels/engine.ts'
import { seededRandom } from '../math/random.ts'
import type { FitOptions } from './fit-options.ts'
import { advanced, besideInputs, identity, pulledBack } from './representation.ts'
import { type ResidualOptions, residualOptions } from './residual-options.ts'
import { residualStep } from './residual-step.ts'
import { type LayerOptions, layerPlans, outputsOf, sampleLayer } from './sample-layers.ts'
import type { Layer } from './sampled-network.ts'

/**
 * Deepens a network layer by layer without gradient descent: the representation Φ of the data, first the inputs
 * themselves, takes steps Φ + η·A·f(Φ), where the neurons f are sampled on Φ, and A is the closed-form (sandwiched) least
 * squares fit of what the readout of Φ leaves unexplained; then the readout of Φ is solved anew. After each step Φ is
 * standardized, which a readout does not notice.
 *
 * What comes back are the layers of the network with skip connections that computes the same neurons; its readout is
 * solved over all of them, not over Φ alone.
 *
 * Sources: Zozoulenko, Cass, Gonon, Random feature representation boosting, 2025 (arXiv 2501.18283), the greedy variant;
 * with the readout held at the identity it would be the deep variant of Mandal, Gottwald, Nat. Commun. 16 (2025).
 *
 * @throws RangeError as `sampleLayers` does; for rates or ridges out of range.
 */
export function residualLayers(
  dataset: Dataset,
  options: LayerOptions & Pick<FitOptions, 'weights'>,
  residual: ResidualOptions,
): Layer[] {
  const { inputs, inputDim, size } = dataset
  const { engine, weights, sampler, seed } = options
  const { learningRate, stepRidge, seesInputs } = residualOptions(residual)
  const plans = layerPlans(options)
  const layers: Layer[] = []
  let phi = identity(inputs, inputDim)
  for (const [block, plan] of plans.entries()) {
    const seen = seesInputs && block > 0 ? besideInputs(phi, inputs, inputDim) : phi
    const layer = sampleLayer(dataset, seen.values, seen.dim, plan, sampler, seededRandom(seed, block))
    layers.push(pulledBack(layer, seen))
    if (block + 1 === plans.length) break
    const neurons = rowByRow(layer, seen.values, size, engine)
    phi = advanced(phi, neurons, residualStep(phi, neurons, dataset, { learningRate, stepRidge, engine, weights }))
  }
  return layers
}

/** Rows whose neurons are held at a time. */
const CHUNK = 4096

/** The neurons at data point i, made a chunk at a time: the matrix of all never exists. Quick where i grows by one. */
function rowByRow(
  layer: Layer,
  points: Float64Array,
  size: number,
  engine: Engine | undefined,
): (i: number) => Float64Array {
  const { inputDim, width } = layer
  let start = -1
  let chunk: Float64Array = new Float64Array(0)
  return (i) => {
    if (start < 0 || i < start || i >= start + CHUNK) {
      start = i - (i % CHUNK)
      const n = Math.min(CHUNK, size - start)
      chunk = outputsOf(layer, points.subarray(start * inputDim, (start + n) * inputDim), n, engine)
    }
    return chunk.subarray((i - start) * width, (i - start + 1) * width)
  }
}
