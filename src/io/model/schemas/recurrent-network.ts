import type { KoopmanRecipe } from '../../../learn/recurrent/koopman.ts'
import type { RecurrentNetworkRecipe } from '../../../learn/recurrent/recurrent-system.ts'
import { freeCount } from '../../../network/features.ts'
import { array, count, floats, literal, object, optional, type Schema, string, where } from '../schema.ts'
import { interval, positive } from './common.ts'
import { isPlain, learned, stateSpace } from './learned.ts'

const koopman: Schema<KoopmanRecipe> = object({ dynamics: floats, readout: floats, width: positive, units: floats })

export const recurrentNetwork: Schema<RecurrentNetworkRecipe> = where(
  where(
    object({
      learner: literal('recurrent-network'),
      space: stateSpace,
      hidden: object({ channels: positive, delays: positive, warmup: count }),
      dt: interval,
      controls: array(string()),
      family: learned,
      koopman: optional(koopman),
      values: floats,
    }),
    ({ space: { variables }, hidden, controls, family, koopman, values }) =>
      variables.length === hidden.channels * hidden.delays &&
      hidden.warmup >= hidden.delays - 1 &&
      new Set([...variables, ...controls]).size === variables.length + controls.length &&
      values.length === controls.length &&
      isPlain(family) &&
      family.network.inputDim === variables.length + controls.length * hidden.delays &&
      family.network.outputDim === (koopman ? variables.length : hidden.channels),
    'must have a network from the hidden state and the controls to what follows',
  ),
  isLinearModel,
  'must have a linear model of the features of its network',
)

function isLinearModel({ space, controls, family, koopman }: RecurrentNetworkRecipe): boolean {
  if (koopman === undefined) return true
  const { layers, linear, inputDim } = family.network
  const { dynamics, readout, width, units } = koopman
  const dim = space.variables.length
  const neurons = layers[0].width
  const features = freeCount(dim, linear) + width
  return (
    layers.length === 1 &&
    (controls.length === 0 ? width === neurons : width < neurons) &&
    dynamics.length === (freeCount(inputDim, linear) + neurons) * features &&
    readout.length === features * dim &&
    units.length === features &&
    units.every((unit) => unit > 0)
  )
}
