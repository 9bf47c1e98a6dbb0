import type { Dataset } from '../dataset/dataset.ts'
import { leaveOneOut } from '../math/least-squares/leave-one-out.ts'
import { emptyFactor, foldSource, type RowSource } from '../math/least-squares/qr-factor.ts'
import { type LeastSquaresReport, type Ridge, solveFactor } from '../math/least-squares/solve-factor.ts'
import { seededRandom } from '../math/random.ts'
import { firstNonFinite } from '../math/vector.ts'
import { featureCount, featureWriter, freeCount, layerOutputs } from './features.ts'
import type { Layer, SampledNetwork } from './sampled-network.ts'
import type { LayerSampler } from './sampler.ts'
import { swim } from './swim.ts'

export interface FitOptions {
  /** Neurons in the hidden layer, or in each of several hidden layers from the input on. */
  readonly width: number | readonly number[]
  /** Default 0. */
  readonly seed?: number
  /** How hidden weights are chosen; default `swim()`. */
  readonly sampler?: LayerSampler
  /** Penalty on the neurons' coefficients (bias and inputs carry none); default { relative: 1e-16 }, rounding level. */
  readonly ridge?: Ridge | 'leave-one-out'
  /** Whether the inputs stand beside the neurons as features; default true. */
  readonly linear?: boolean
}

/** What a fit did. */
export interface FitReport extends LeastSquaresReport {
  /** Root mean square leave-one-out error over all outputs, where the ridge was chosen by it. */
  readonly leaveOneOutRmse?: number
}

export interface Fit {
  readonly network: SampledNetwork
  readonly report: FitReport
}

/**
 * Samples the hidden layers from the data, then solves the readout by one least-squares problem.
 *
 * @throws RangeError for widths that are not positive whole numbers, fewer than two samples, arrays that do not match
 * their stated shape, or numbers that are not finite.
 */
export function fitNetwork(dataset: Dataset, options: FitOptions): Fit {
  const { seed = 0, sampler = swim(), linear = true, ridge = { relative: 1e-16 } } = options
  checkDataset(dataset)
  const layers = sampleLayers(dataset, widths(options.width), sampler, seed)
  const columns = featureCount(layers, linear)
  const free = freeCount(dataset.inputDim, linear)
  const rows = designRows(dataset, layers, linear)
  const factor = emptyFactor(columns, dataset.targetDim)
  foldSource(factor, rows)
  const { best, bestError } =
    ridge === 'leave-one-out' ? leaveOneOut(factor, rows, free) : { best: ridge, bestError: undefined }
  const { coefficients, report } = solveFactor(factor, best, free)
  const network = { inputDim: dataset.inputDim, outputDim: dataset.targetDim, layers, linear, readout: coefficients }
  return { network, report: bestError === undefined ? report : { ...report, leaveOneOutRmse: Math.sqrt(bestError) } }
}

function sampleLayers(dataset: Dataset, widths: readonly number[], sampler: LayerSampler, seed: number): Layer[] {
  const { size, targets, targetDim } = dataset
  let points = dataset.inputs
  let pointDim = dataset.inputDim
  return widths.map((width, depth) => {
    const activation = 'tanh'
    const random = seededRandom(seed, depth)
    const sampled = sampler({ size, points, pointDim, targets, targetDim, width, activation, random })
    const layer: Layer = { inputDim: pointDim, width, ...sampled, activation }
    if (depth < widths.length - 1) {
      const outputs = new Float64Array(size * width)
      layerOutputs(layer, points, size, outputs)
      points = outputs
      pointDim = width
    }
    return layer
  })
}

/** The rows [features | targets]. */
function designRows(
  { size, inputs, inputDim, targets, targetDim }: Dataset,
  layers: readonly Layer[],
  linear: boolean,
): RowSource {
  const writeFeatures = featureWriter(layers, linear)
  const columns = featureCount(layers, linear)
  const write = (i: number, row: Float64Array): void => {
    writeFeatures(inputs.subarray(i * inputDim, (i + 1) * inputDim), row)
    for (let c = 0; c < targetDim; c++) row[columns + c] = targets[i * targetDim + c]
  }
  return { size, write }
}

function widths(width: number | readonly number[]): readonly number[] {
  const list = typeof width === 'number' ? [width] : width
  if (list.length === 0) throw new RangeError('fitNetwork: width is an empty list; give at least one hidden layer')
  for (const w of list)
    if (!(Number.isInteger(w) && w > 0))
      throw new RangeError(`fitNetwork: width must be a positive whole number, got ${w}`)
  return list
}

function checkDataset({ size, inputDim, targetDim, inputs, targets }: Dataset): void {
  if (!(size >= 2)) throw new RangeError(`fitNetwork: ${size} samples; at least 2 are needed`)
  if (inputs.length !== size * inputDim)
    throw new RangeError(`fitNetwork: inputs hold ${inputs.length} numbers, expected ${size} × ${inputDim}`)
  if (targets.length !== size * targetDim)
    throw new RangeError(`fitNetwork: targets hold ${targets.length} numbers, expected ${size} × ${targetDim}`)
  for (const [name, values, dim] of [
    ['inputs', inputs, inputDim],
    ['targets', targets, targetDim],
  ] as const) {
    const bad = firstNonFinite(values)
    if (bad >= 0)
      throw new RangeError(`fitNetwork: ${name} row ${Math.floor(bad / dim)}, column ${bad % dim} is ${values[bad]}`)
  }
}
