import type { StateSpace } from '../../../learn/learned-system.ts'
import type { LocalLearned } from '../../../learn/local/fit-local.ts'
import type { LocalFlowMapRecipe } from '../../../learn/local/flow-map.ts'
import type { Neighborhood } from '../../../learn/local/neighborhood.ts'
import type { LocalVectorFieldRecipe } from '../../../learn/local/vector-field.ts'
import { boolean, floats, integers, literal, object, optional, type Schema, where } from '../schema.ts'
import { interval, isBelow, positive } from './common.ts'
import { fitsScalers, learnedParts, stateSpace } from './learned.ts'
import { source } from './source.ts'

export const neighborhood: Schema<Neighborhood> = where(
  object({
    sites: positive,
    channels: positive,
    inputDim: positive,
    places: integers,
    distances: floats,
    own: integers,
    beyond: floats,
  }),
  ({ sites, channels, inputDim, places, distances, own, beyond }) =>
    places.length === sites * inputDim &&
    distances.length === inputDim &&
    own.length === channels &&
    beyond.length === channels &&
    isBelow(places, sites * channels + channels) &&
    isBelow(own, inputDim),
  'must say for each input of each site where in the state it is',
)

export function isNeighborhoodOf({ variables }: StateSpace, { sites, channels }: Neighborhood): boolean {
  return sites * channels === variables.length
}

const localLearned: Schema<LocalLearned> = where(
  object({ ...learnedParts, neighborhood }),
  (learned) => {
    const { network, periods, trainingRegion, neighborhood } = learned
    const { sites, channels, inputDim } = neighborhood
    return (
      fitsScalers(learned) &&
      periods.length === inputDim &&
      network.inputDim === inputDim &&
      network.outputDim === channels &&
      trainingRegion.lower.length === sites * channels
    )
  },
  'must have a network from the neighborhood to the channels of a site',
)

export const localFlowMap: Schema<LocalFlowMapRecipe> = where(
  object({
    learner: literal('local-flow-map'),
    space: stateSpace,
    dt: interval,
    increments: boolean(),
    learned: localLearned,
  }),
  ({ space, learned }) => isNeighborhoodOf(space, learned.neighborhood),
  'must have sites and channels that make the variables',
)

export const localVectorField: Schema<LocalVectorFieldRecipe> = where(
  object({
    learner: literal('local-vector-field'),
    space: stateSpace,
    known: optional(source),
    learned: localLearned,
  }),
  ({ space, learned }) => isNeighborhoodOf(space, learned.neighborhood),
  'must have sites and channels that make the variables',
)
