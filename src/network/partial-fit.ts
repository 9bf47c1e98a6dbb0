import type { Dataset } from '../dataset/dataset.ts'
import { mergeFactors } from '../math/least-squares/merge-factors.ts'
import { emptyFactor, type QrFactor } from '../math/least-squares/qr-factor.ts'
import { checkDataset, checkRows } from './check-dataset.ts'
import { startCost } from './cost.ts'
import type { Design } from './design.ts'
import { factorDataset } from './factor-dataset.ts'
import { featureCount } from './features.ts'
import { finishFit } from './finish-fit.ts'
import { sampleDesign } from './fit-network.ts'
import type { Fit, FitOptions, SolveOptions } from './fit-options.ts'
import { networkEngine } from './network-engine.ts'

/**
 * A fit that can go on: hidden layers that stay, and a triangle that stands for all rows seen so far. Plain data, of a
 * size that does not depend on the number of rows.
 */
export interface PartialFit {
  readonly design: Design
  readonly factor: QrFactor
}

/** Samples the hidden layers from `sample`; none of its rows is fitted yet. */
export function beginFit(sample: Dataset, options: FitOptions): PartialFit {
  checkDataset(sample)
  const design = sampleDesign(sample, options)
  return { design, factor: emptyFactor(featureCount(design.layers, design.linear), design.targetDim) }
}

/** The fit with these rows besides; the same as one pass over all rows but for rounding. */
export function continueFit(
  partial: PartialFit,
  rows: Dataset,
  options: SolveOptions = {},
  weights?: Float64Array,
): PartialFit {
  const { design, factor } = partial
  checkFits(design, rows)
  const how = { engine: networkEngine(design.layers, options.engine), method: options.method ?? 'qr' }
  const added = factorDataset(design, rows, how, weights).factor
  return { design, factor: factor.rows === 0 ? added : mergeFactors(factor, added, how.engine) }
}

/**
 * The fit of the rows of both.
 *
 * @throws RangeError if they do not share their hidden layers, bit by bit.
 */
export function mergeFits(first: PartialFit, second: PartialFit): PartialFit {
  const same = first.design.layers.every((layer, l) => {
    const other = second.design.layers[l]
    const sameWeights = sameBits(layer.weights, other?.weights) && sameBits(layer.biases, other?.biases)
    return sameWeights && layer.activation === other?.activation
  })
  if (
    !same ||
    first.design.linear !== second.design.linear ||
    first.design.layers.length !== second.design.layers.length
  )
    throw new RangeError('mergeFits: the hidden layers differ; begin both parts from the same beginFit')
  return { design: first.design, factor: mergeFactors(first.factor, second.factor) }
}

/** Solves the readout for the rows seen so far; the fit may still go on. */
export function finishPartialFit({ design, factor }: PartialFit, options: SolveOptions = {}): Fit {
  if (factor.rows === 0) throw new RangeError('finishPartialFit: no rows yet; call continueFit first')
  const how = { engine: networkEngine(design.layers, options.engine), method: options.method ?? 'qr' }
  const cost = startCost(options.energy)
  return finishFit(design, factor, options, how, () => cost.stop(design, factor.rows, 2 * factor.r.byteLength))
}

/** @throws RangeError unless the rows have the design's inputs and targets. */
export function checkFits({ layers, targetDim }: Design, rows: Dataset): void {
  checkRows(rows)
  if (rows.inputDim !== layers[0].inputDim || rows.targetDim !== targetDim)
    throw new RangeError(
      `fitNetwork: rows with ${rows.inputDim} inputs and ${rows.targetDim} targets, expected ${layers[0].inputDim} and ${targetDim}`,
    )
}

function sameBits(a: Float64Array, b: Float64Array | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((value, i) => Object.is(value, b[i]))
}
