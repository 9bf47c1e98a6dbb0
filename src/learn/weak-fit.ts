import type { Dataset } from '../dataset/dataset.ts'
import type { Windows } from '../dataset/weak-pairs.ts'
import { chooseEngine } from '../kernels/engine.ts'
import { factorSource } from '../math/least-squares/factor-source.ts'
import type { RowSource } from '../math/least-squares/qr-factor.ts'
import { checkDataset } from '../network/check-dataset.ts'
import { startCost } from '../network/cost.ts'
import { type FeatureWriter, featureCount, featureWriter } from '../network/features.ts'
import { finishFit } from '../network/finish-fit.ts'
import { sampleDesign } from '../network/fit-network.ts'
import type { Fit, FitOptions } from '../network/fit-options.ts'

/** The part of `Windows` that a fit needs. */
export type WindowedPoints = Pick<Windows, 'width' | 'weights' | 'first' | 'points'>

/**
 * `fitNetwork`, but the mean of the network over each window is fitted to the row's target. Hidden layers are sampled from
 * the rows themselves; one linear problem, as ever, for the readout.
 *
 * @throws RangeError as `fitNetwork` does, and for normal equations, which this has not.
 */
export function fitWeakly(dataset: Dataset, windows: WindowedPoints, options: FitOptions): Fit {
  const { weights, method = 'qr' } = options
  if (method !== 'qr') throw new RangeError(`fitWeakly: method must be 'qr', got '${method}'`)
  const engine = chooseEngine(options.engine)
  const cost = startCost(options.energy)
  checkDataset(dataset, weights)
  const design = sampleDesign(dataset, options)
  const { layers, linear } = design
  const features = { count: featureCount(layers, linear), write: featureWriter(layers, linear) }
  const rows = weakRows(features, dataset, windows, weights)
  const factor = factorSource(rows, features.count, dataset.targetDim, engine)
  const bytes = factor.r.byteLength
  return finishFit(design, factor, options, { engine, method }, () => cost.stop(design, dataset.size, bytes), rows)
}

/** Rows [mean features over the window | target]. Neighboring windows share points, whose features are kept. */
export function weakRows(
  { count: columns, write: writeFeatures }: { readonly count: number; readonly write: FeatureWriter },
  { size, inputDim, targets, targetDim }: Dataset,
  windows: WindowedPoints,
  weights?: Float64Array,
): RowSource {
  const { width, first, points } = windows
  const kept = new Float64Array(width * columns)
  const keptPoint = new Int32Array(width).fill(-1)
  const featuresAt = (point: number): Float64Array => {
    const slot = point % width
    const features = kept.subarray(slot * columns, (slot + 1) * columns)
    if (keptPoint[slot] !== point) {
      writeFeatures(points.subarray(point * inputDim, (point + 1) * inputDim), features)
      keptPoint[slot] = point
    }
    return features
  }
  const write = (i: number, row: Float64Array): void => {
    const factor = weights ? Math.sqrt(weights[i]) : 1
    row.fill(0, 0, columns)
    for (let l = 0; l < width; l++) {
      const features = featuresAt(first[i] + l)
      const weight = factor * windows.weights[i * width + l]
      for (let k = 0; k < columns; k++) row[k] += weight * features[k]
    }
    for (let c = 0; c < targetDim; c++) row[columns + c] = factor * targets[i * targetDim + c]
  }
  return { size, write }
}
