import type { Dataset } from '../../dataset/dataset.ts'
import { startCost } from '../../network/cost.ts'
import { featureWriter } from '../../network/features.ts'
import { fitDesign } from '../../network/fit-network.ts'
import type { Fit, FitOptions, FitReport } from '../../network/fit-options.ts'
import { beside } from '../../network/sample-layers.ts'
import type { Layer } from '../../network/sampled-network.ts'
import type { RecurrentFeatures, ScaledPairs } from './sample-features.ts'

/** Two linear maps: features to those of the next state, and features to the state; in the network's units. */
export type StateMap = {
  /** Shape [joint features, state features]: Kᵀ and Bᵀ, row by row as the joint features stand. */
  readonly dynamics: Float64Array
  /** Cᵀ, shape [state features, dim]. */
  readonly readout: Float64Array
}

/** What a fit leaves: coefficients of the joint features that give the next state, or the next sample. */
export interface RecurrentFit {
  /** Shape [joint features, outputs]. */
  readonly readout: Float64Array
  readonly outputDim: number
  readonly report: FitReport
  /** Where there is one. */
  readonly stateMap?: StateMap
}

export type RecurrentSolve = Pick<FitOptions, 'ridge' | 'engine'>

/** Features straight to the next sample. */
export function fitSamples(pairs: ScaledPairs, features: RecurrentFeatures, options: RecurrentSolve): RecurrentFit {
  const { samples, channels } = pairs
  const { network, report } = fitJoint(pairs, features, samples, channels, options)
  return { readout: network.readout, outputDim: channels, report }
}

/**
 * z ← K·φ(h) + B·ψ(u) by extended dynamic mode decomposition, then h ← C·z, which together are linear in the features.
 *
 * @param next The states that follow; shape [size, dim].
 */
export function fitStateMap(
  pairs: ScaledPairs,
  next: Float64Array,
  features: RecurrentFeatures,
  options: RecurrentSolve,
): RecurrentFit {
  const { state, linear, stateColumns } = features
  const { size, inputDim: dim } = pairs
  const count = stateColumns.length
  const { network, report } = fitJoint(pairs, features, lifted(state, linear, next, size), count, options)
  const dynamics = network.readout
  const readout = linear ? selection(count, dim) : fitReadout(pairs, state, options)
  return { readout: product(dynamics, readout, count, dim), outputDim: dim, report, stateMap: { dynamics, readout } }
}

function fitJoint(
  { size, inputs, inputDim, controls, controlDim }: ScaledPairs,
  { joint, linear }: RecurrentFeatures,
  targets: Float64Array,
  targetDim: number,
  options: RecurrentSolve,
): Fit {
  const rows = controlDim === 0 ? inputs : beside(inputs, controls, size)
  const dataset: Dataset = { size, inputs: rows, inputDim: inputDim + controlDim, targets, targetDim }
  return fitDesign({ layers: [joint], linear, targetDim }, dataset, options, startCost())
}

function fitReadout({ size, inputs, inputDim }: ScaledPairs, state: Layer, options: RecurrentSolve): Float64Array {
  const dataset = { size, inputs, inputDim, targets: inputs, targetDim: inputDim }
  const design = { layers: [state], linear: false, targetDim: inputDim }
  return fitDesign(design, dataset, options, startCost()).network.readout
}

/** Features of rows of states; shape [size, features]. */
function lifted(state: Layer, linear: boolean, rows: Float64Array, size: number): Float64Array {
  const write = featureWriter([state], linear)
  const dim = state.inputDim
  const count = 1 + (linear ? dim : 0) + state.width
  const out = new Float64Array(size * count)
  for (let i = 0; i < size; i++) write(rows.subarray(i * dim, (i + 1) * dim), out.subarray(i * count, (i + 1) * count))
  return out
}

/** The readout of states that stand among the features, after the constant. */
function selection(count: number, dim: number): Float64Array {
  const readout = new Float64Array(count * dim)
  for (let j = 0; j < dim; j++) readout[(1 + j) * dim + j] = 1
  return readout
}

/** a·b for rows of `inner` and of `outer` numbers. */
function product(a: Float64Array, b: Float64Array, inner: number, outer: number): Float64Array {
  const rows = a.length / inner
  const out = new Float64Array(rows * outer)
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < inner; k++) {
      const factor = a[i * inner + k]
      for (let j = 0; j < outer; j++) out[i * outer + j] += factor * b[k * outer + j]
    }
  return out
}
