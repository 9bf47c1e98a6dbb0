import type { Dataset } from '../dataset/dataset.ts'
import { mergeFactors } from '../math/least-squares/merge-factors.ts'
import type { QrFactor } from '../math/least-squares/qr-factor.ts'
import type { CostMeter, Workers } from './cost.ts'
import type { Design } from './design.ts'
import { evaluate } from './evaluate.ts'
import type { Factored, FactorPlan } from './factor-dataset.ts'
import { freeCount } from './features.ts'
import { designRows, finishFit } from './finish-fit.ts'
import type { Cost, Fit, FitOptions } from './fit-options.ts'
import { fitFlops } from './flops.ts'
import { differentRows, holdOutError, type Part, splitDataset } from './hold-out.ts'
import { sampleLayers } from './sample-layers.ts'
import type { Layer } from './sampled-network.ts'
import { swim } from './swim.ts'
import { type AutoWidthOptions, autoWidth, type Growth } from './width.ts'

/** Rows that are to be factored, here or by workers. */
export interface FactorRequest extends Part {
  readonly design: Design
}

/** The design of the chosen width and the factor of all rows, held-out ones included. */
export interface Grown {
  readonly design: Design
  readonly factor: QrFactor
  readonly growth: Growth
  readonly flops: number
  readonly bytes: number
}

/** Two doublings must leave less than this of the error, or growth ends; one alone is often bad luck. */
const FALLS = 0.98

/**
 * Doubles the width until the hold-out error is small enough or no longer falls. The neurons are sampled once, so those of
 * a smaller network are the first of a larger one.
 *
 * Each width is factored from the rows anew: with doubling, all of them together cost 4/3 of the last. Appending columns
 * to stored reflections needs 3/4 of these operations and took 0.8 to 0.9 of the time (8192 rows, 32 to 512 columns),
 * but has to keep the reflections, as many numbers as the feature matrix, which otherwise never exists. It would pay for
 * steps smaller than doubling (0.4 of the time in steps of 64), and an error that falls like a power of the width shows
 * little between.
 *
 * @returns A generator that asks for factors and is to be told them by `next`.
 */
export function* growWidth(
  dataset: Dataset,
  options: FitOptions,
  how: FactorPlan,
): Generator<FactorRequest, Grown, Factored> {
  const { seed = 0, sampler = swim(), linear = true, weights } = options
  const auto = autoWidth(options.width)
  const { train, test } = splitDataset(dataset, auto.holdOut, weights)
  const free = freeCount(dataset.inputDim, linear)
  const widths = doubling(auto, differentRows(train.rows, auto.max + free) - free)
  const [layer] = sampleLayers(train.rows, { ...options, width: widths[widths.length - 1], sampler, seed, skip: false })
  const tried: { width: number; holdOutError: number }[] = []
  const spent = { flops: 0, bytes: 0 }
  let best: { design: Design; factor: QrFactor; error: number } | undefined
  for (const width of widths) {
    const design = { layers: [firstNeurons(layer, width)], linear, targetDim: dataset.targetDim }
    const factor = count(spent, design, train, yield { design, ...train })
    const error = holdOutErrorOf(design, factor, options, how, train, test)
    tried.push({ width, holdOutError: error })
    if (!best || error < best.error) best = { design, factor, error }
    if (reason(tried, auto.tolerance) !== 'max reached') break
  }
  const { design, factor } = best!
  const held = count(spent, design, test, yield { design, ...test })
  const growth: Growth = { tried, width: design.layers[0].width, stopped: reason(tried, auto.tolerance) }
  return { design, factor: mergeFactors(factor, held, how.engine), growth, ...spent }
}

/** Why growth ends after these widths, if it does before the last. */
function reason(tried: Growth['tried'], tolerance: number): Growth['stopped'] {
  const errors = tried.map(({ holdOutError }) => holdOutError)
  if (errors[errors.length - 1] <= tolerance) return 'tolerance met'
  const least = Math.min(...errors.slice(0, -2))
  return Math.min(...errors.slice(-2)) < FALLS * least ? 'max reached' : 'error no longer falls'
}

/** The fit of what has grown, with the cost of all of it. */
export function finishGrown(
  { design, factor, growth, flops, bytes }: Grown,
  dataset: Dataset,
  options: FitOptions,
  how: FactorPlan,
  cost: CostMeter,
  workers?: Workers,
): Fit {
  const measure = (): Cost => ({ ...cost.stop(design, dataset.size, bytes, workers), flops })
  const { network, report } = finishFit(
    design,
    factor,
    options,
    how,
    measure,
    designRows(design, dataset, options.weights),
  )
  return { network, report: { ...report, growth } }
}

/** start, 2·start, … and last of all max, but no more than `most`. */
function doubling({ start, max }: Required<AutoWidthOptions>, most: number): number[] {
  const last = Math.max(1, Math.min(max, most))
  const widths: number[] = []
  for (let width = start; width < last; width *= 2) widths.push(width)
  return [...widths, last]
}

function firstNeurons({ inputDim, weights, biases, activation }: Layer, width: number): Layer {
  return {
    inputDim,
    width,
    weights: weights.slice(0, width * inputDim),
    biases: biases.slice(0, width),
    activation,
  }
}

function count(
  spent: { flops: number; bytes: number },
  design: Design,
  { rows }: Part,
  { factor, bytes }: Factored,
): QrFactor {
  spent.flops += fitFlops(design, rows.size)
  spent.bytes = Math.max(spent.bytes, bytes)
  return factor
}

/** The whole growth is measured, not each width. */
const unmeasured: Cost = { wallSeconds: 0, cpuSeconds: 0, flops: 0, peakBytes: 0, workers: 1 }

function holdOutErrorOf(
  design: Design,
  factor: QrFactor,
  options: FitOptions,
  how: FactorPlan,
  train: Part,
  test: Part,
): number {
  const rows = designRows(design, train.rows, train.weights)
  const { network } = finishFit(design, factor, options, how, () => unmeasured, rows)
  return holdOutError(evaluate(network, test.rows.inputs, how.engine), train.rows, test)
}
