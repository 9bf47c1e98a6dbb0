import type { EchoStateNetworkRecipe } from '../../../learn/baselines/echo-state-network.ts'
import type { Reservoir } from '../../../learn/baselines/reservoir.ts'
import { finite, floats, integers, literal, object, type Schema, where } from '../schema.ts'
import { interval, isBelow, positive } from './common.ts'
import { leastSquaresReport, scaler, stateSpace } from './learned.ts'

const reservoir: Schema<Reservoir> = where(
  object({ from: integers, links: floats, weights: floats, biases: floats, leak: finite }),
  ({ from, links, biases }) => {
    const size = biases.length
    return (
      size > 0 && from.length > 0 && from.length % size === 0 && links.length === from.length && isBelow(from, size)
    )
  },
  'must have as many links into each of its nodes',
)

export const echoStateNetwork: Schema<EchoStateNetworkRecipe> = where(
  object({
    learner: literal('echo-state-network'),
    space: stateSpace,
    dt: interval,
    nodes: object({ scaler, reservoir, warmup: positive }),
    coefficients: floats,
    report: leastSquaresReport,
  }),
  ({ space: { variables }, nodes: { scaler, reservoir }, coefficients }) => {
    const channels = scaler.mean.length
    const size = reservoir.biases.length
    return (
      channels > 0 &&
      variables.length === channels + size &&
      reservoir.weights.length === size * channels &&
      coefficients.length === (1 + variables.length) * channels
    )
  },
  'must have weights of shape [nodes, channels] and coefficients of shape [1 + variables, channels]',
)
