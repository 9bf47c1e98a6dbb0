import type { Scaler } from '../../../dataset/scaling.ts'
import { embeddedDim } from '../../../learn/input-embedding.ts'
import type { StateSpace } from '../../../learn/learned-system.ts'
import type { Learned } from '../../../learn/scaled-network.ts'
import type { Box } from '../../../math/box.ts'
import type { LeastSquaresReport } from '../../../math/least-squares/solve-factor.ts'
import { featureCount, hasSkip } from '../../../network/features.ts'
import type { Cost, FitReport } from '../../../network/fit-options.ts'
import type { Layer, SampledNetwork } from '../../../network/sampled-network.ts'
import type { Growth } from '../../../network/width.ts'
import {
  anyNumber,
  array,
  boolean,
  count,
  finite,
  floats,
  object,
  optional,
  picklist,
  type Schema,
  string,
  where,
} from '../schema.ts'

export const variables: Schema<readonly string[]> = array(string())
export const initialState: Schema<readonly number[]> = array(finite)

/** Whether there is one initial value for each of one or more different variables. */
export function isSpace({ variables, initialState }: StateSpace): boolean {
  return (
    variables.length > 0 && variables.length === initialState.length && new Set(variables).size === variables.length
  )
}

export const stateSpace: Schema<StateSpace> = where(
  object({ variables, initialState }),
  isSpace,
  'must have one initial value for each of one or more different variables',
)

export const box: Schema<Box> = where(
  object({ lower: array(anyNumber), upper: array(anyNumber) }),
  ({ lower, upper }) => lower.length === upper.length && lower.every((low, j) => low <= upper[j]),
  'must have lower bounds no higher than the upper ones',
)

export const scaler: Schema<Scaler> = where(
  object({ mean: floats, scale: floats }),
  ({ mean, scale }) => mean.length === scale.length && !scale.includes(0),
  'must have as many means as scales, none of them 0',
)

export const layer: Schema<Layer> = where(
  object({
    inputDim: count,
    width: count,
    weights: floats,
    biases: floats,
    activation: picklist(['tanh', 'relu', 'sin']),
  }),
  ({ inputDim, width, weights, biases }) => width > 0 && weights.length === width * inputDim && biases.length === width,
  'must have weights of shape [width, inputDim] and as many biases as it is wide',
)

/** One after another, with skip connections or without. */
export const layers: Schema<readonly Layer[]> = where(array(layer), fitOneAnother, 'must fit one another')

function fitOneAnother(layers: readonly Layer[]): boolean {
  if (layers.length === 0 || layers[0].inputDim === 0) return false
  const skip = hasSkip(layers)
  let seen = layers[0].inputDim
  for (const { inputDim, width } of layers) {
    if (inputDim !== seen) return false
    seen = skip ? seen + width : width
  }
  return true
}

export const sampledNetwork: Schema<SampledNetwork> = where(
  object({
    inputDim: count,
    outputDim: count,
    layers,
    linear: boolean(),
    skip: optional(boolean()),
    readout: floats,
  }),
  ({ inputDim, outputDim, layers, linear, readout }) =>
    layers[0].inputDim === inputDim && outputDim > 0 && readout.length === featureCount(layers, linear) * outputDim,
  'must have layers that see its inputs and a readout for their neurons',
)

const cost: Schema<Cost> = object({
  wallSeconds: finite,
  cpuSeconds: finite,
  flops: finite,
  peakBytes: finite,
  workers: count,
  joules: optional(finite),
})

const growth: Schema<Growth> = object({
  tried: array(object({ width: count, holdOutError: anyNumber })),
  width: count,
  stopped: picklist(['tolerance met', 'error no longer falls', 'max reached']),
})

const leastSquares = {
  rows: count,
  columns: count,
  rank: count,
  condition: anyNumber,
  ridge: anyNumber,
  effectiveDegrees: anyNumber,
  trainingRmse: array(anyNumber),
}

export const leastSquaresReport: Schema<LeastSquaresReport> = object(leastSquares)

export const fitReport: Schema<FitReport> = object({
  ...leastSquares,
  leaveOneOutRmse: optional(anyNumber),
  generalizedCrossValidationRmse: optional(anyNumber),
  engine: picklist(['webassembly', 'typescript']),
  growth: optional(growth),
  warning: optional(string()),
  cost,
})

export const learnedParts: { readonly [Part in keyof Learned]: Schema<Learned[Part]> } = {
  network: sampledNetwork,
  periods: floats,
  inputScaler: scaler,
  outputScaler: scaler,
  trainingRegion: box,
  report: fitReport,
}

/** Whether scalers and periods have the shape of the network. */
export function fitsScalers({ network, periods, inputScaler, outputScaler }: Learned): boolean {
  return (
    periods.every((period) => period >= 0) &&
    embeddedDim(periods) === network.inputDim &&
    inputScaler.mean.length === network.inputDim &&
    outputScaler.mean.length === network.outputDim
  )
}

/** A network between scaled inputs and outputs. */
export const learned: Schema<Learned> = where(
  object(learnedParts),
  (learned) => fitsScalers(learned) && learned.trainingRegion.lower.length === learned.periods.length,
  'must have scalers, periods and a training region of the shape of the network',
)

/** Whether no input is periodic. */
export function isPlain({ network, periods }: Learned): boolean {
  return periods.length === network.inputDim
}
