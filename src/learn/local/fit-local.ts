import type { Dataset } from '../../dataset/dataset.ts'
import { type Box, boundingBox } from '../../math/box.ts'
import type { FitOptions } from '../../network/fit-options.ts'
import { fitScaledNetwork } from '../fit-scaled-network.ts'
import type { Learned } from '../scaled-network.ts'
import { type Neighborhood, type NeighborhoodOptions, neighborhoodOf } from './neighborhood.ts'
import { type RowOptions, siteRows } from './site-rows.ts'

export interface LocalOptions extends NeighborhoodOptions, RowOptions, Omit<FitOptions, 'weights' | 'seed'> {}

/** What a local learner found: scalers and network are those of one site's neighborhood, the region is the state's. */
export interface LocalLearned extends Learned {
  readonly neighborhood: Neighborhood
}

/** One network from each site's neighborhood to the site's target, fitted on the sites of all states at once. */
export function fitLocal(states: Dataset, options: LocalOptions, increments: boolean, by: string): LocalLearned {
  const neighborhood = neighborhoodOf(states.inputDim, options, by)
  const learned = fitScaledNetwork(siteRows(states, neighborhood, options, increments, by), options)
  return { ...learned, trainingRegion: stateRegion(states.inputs, neighborhood), neighborhood }
}

/** A channel's range at any site is its range at every site. */
function stateRegion(states: Float64Array, { sites, channels }: Neighborhood): Box {
  const { lower, upper } = boundingBox(states, sites * channels)
  const overSites = (bounds: readonly number[], choose: (...values: number[]) => number): number[] =>
    bounds.map((_, i) => {
      const from = i - (i % sites)
      return bounds.slice(from, from + sites).reduce((a, b) => choose(a, b))
    })
  return { lower: overSites(lower, Math.min), upper: overSites(upper, Math.max) }
}
