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

export const stateSpace: Schema<StateSpace> = where(
  object({ variables: array(string()), initialState: array(finite) }),
  ({ variables, initialState }) => {
    return (
      variables.length > 0 && variables.length === initialState.length && new Set(variables).size === variables.length
    )
  },
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

export const sampledNetwork: Schema<SampledNetwork> = where(
  object({
    inputDim: count,
    outputDim: count,
    layers: array(layer),
    linear: boolean(),
    skip: optional(boolean()),
    readout: floats,
  }),
  fitsTogether,
  'must have layers that fit one another and a readout for their neurons',
)

function fitsTogether({ inputDim, outputDim, layers, linear, readout }: SampledNetwork): boolean {
  return outputDim > 0 && layersFit(inputDim, layers) && readout.length === featureCount(layers, linear) * outputDim
}

/** Whether there are layers, each of which sees what the ones before it give. */
export function layersFit(inputDim: number, layers: readonly Layer[]): boolean {
  if (layers.length === 0 || layers[0].inputDim !== inputDim || inputDim === 0) return false
  const skip = hasSkip(layers)
  let seen = inputDim
  for (const [l, { inputDim: wanted, width }] of layers.entries()) {
    if (wanted !== seen) return false
    seen = skip ? seen + width : layers[l].width
  }
  return true
}

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

/** A network between scaled inputs and outputs. */
export const learned: Schema<Learned> = where(
  object({
    network: sampledNetwork,
    periods: floats,
    inputScaler: scaler,
    outputScaler: scaler,
    trainingRegion: box,
    report: fitReport,
  }),
  ({ network, periods, inputScaler, outputScaler, trainingRegion }) =>
    periods.every((period) => period >= 0) &&
    embeddedDim(periods) === network.inputDim &&
    inputScaler.mean.length === network.inputDim &&
    outputScaler.mean.length === network.outputDim &&
    trainingRegion.lower.length === periods.length,
  'must have scalers, periods and a training region of the shape of the network',
)
