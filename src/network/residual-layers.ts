import type { Dataset } from '../dataset/dataset.ts'
import type { Engine } from '../kernels/engine.ts'
import { seededRandom } from '../math/random.ts'
import type { ActivationName, OwnActivation } from './activation.ts'
import { advanced, besideInputs, identity, pulledBack, type Representation } from './representation.ts'
import { residualStep } from './residual-step.ts'
import { outputsOf } from './sample-layers.ts'
import type { Layer } from './sampled-network.ts'
import type { LayerSampler } from './sampler.ts'

/** `ResidualOptions` with their defaults. */
export interface ResidualPlan {
  readonly width: number
  readonly blocks: number
  readonly learningRate: number
  readonly stepRidge: number
  readonly seesInputs: boolean
  readonly activation: ActivationName | OwnActivation
  readonly seed: number
  readonly sampler: LayerSampler
  readonly engine: Engine | undefined
  readonly weights: Float64Array | undefined
}

/** The layers of a network with skip connections whose neurons are those of the residual blocks. */
export function residualLayers(dataset: Dataset, plan: ResidualPlan): Layer[] {
  const { inputs, inputDim, size } = dataset
  const layers: Layer[] = []
  let phi = identity(inputs, inputDim)
  for (let block = 0; block < plan.blocks; block++) {
    const seen = plan.seesInputs && block > 0 ? besideInputs(phi, inputs, inputDim) : phi
    const layer = sampledOn(seen, dataset, plan, block)
    layers.push(pulledBack(layer, seen))
    if (block + 1 === plan.blocks) break
    const neurons = rowByRow(layer, seen.values, size, plan.engine)
    phi = advanced(phi, neurons, residualStep(phi, neurons, dataset, plan))
  }
  return layers
}

function sampledOn(
  { dim, values }: Representation,
  { size, targets, targetDim }: Dataset,
  { width, activation, sampler, seed }: ResidualPlan,
  block: number,
): Layer {
  const random = seededRandom(seed, block)
  const sampled = sampler({ size, points: values, pointDim: dim, targets, targetDim, width, activation, random })
  return { inputDim: dim, width, ...sampled, activation }
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
