import type { StateSpace } from '../../../learn/learned-system.ts'
import type { Neighborhood } from '../../../learn/local/neighborhood.ts'
import { floats, integers, object, type Schema, where } from '../schema.ts'
import { isBelow, positive } from './common.ts'

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
