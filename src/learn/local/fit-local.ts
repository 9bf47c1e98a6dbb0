import type { Dataset } from '../../dataset/dataset.ts'
import { type Scaler, scaleRows, standardScaler } from '../../dataset/scaling.ts'
import { type Box, boundingBox } from '../../math/box.ts'
import { exp } from '../../math/elementary.ts'
import { fitNetwork } from '../../network/fit-network.ts'
import type { FitOptions } from '../../network/fit-options.ts'
import { type Learned, learnedPart } from '../scaled-network.ts'
import { type Neighborhood, type NeighborhoodOptions, neighborhoodOf } from './neighborhood.ts'
import { type RowOptions, siteRows } from './site-rows.ts'

export interface LocalOptions extends NeighborhoodOptions, RowOptions, Omit<FitOptions, 'weights' | 'seed'> {
  /**
   * Distance in sites at which an input counts exp(−1/2) times as much for the neurons as the site's own (a Gaussian);
   * default: all count alike. The linear features see all neighbors in any case: what is far away acts weakly, so
   * linearly, and a wide neighborhood then costs the neurons no dimensions.
   */
  readonly taper?: number
}

/** What a local learner found: scalers and network are those of one site's neighborhood, the region is the state's. */
export interface LocalLearned extends Learned {
  readonly neighborhood: Neighborhood
}

/** What is plain data of a local system's network. */
export function localPart(from: LocalLearned): LocalLearned {
  return { ...learnedPart(from), neighborhood: from.neighborhood }
}

/** One network from each site's neighborhood to the site's target, fitted on the sites of all states at once. */
export function fitLocal(states: Dataset, options: LocalOptions, increments: boolean, by: string): LocalLearned {
  const neighborhood = neighborhoodOf(states.inputDim, options, by)
  const rows = siteRows(states, neighborhood, options, increments, by)
  const inputScaler = tapered(standardScaler(rows.inputs, rows.inputDim), neighborhood, options, by)
  const outputScaler = standardScaler(rows.targets, rows.targetDim)
  scaleRows(inputScaler, rows.inputs, rows.inputs)
  scaleRows(outputScaler, rows.targets, rows.targets)
  const trainingRegion = stateRegion(states.inputs, neighborhood)
  const periods = new Float64Array(rows.inputDim)
  return { ...fitNetwork(rows, options), periods, inputScaler, outputScaler, trainingRegion, neighborhood }
}

/** Units so large that far neighbors are small numbers. */
function tapered(
  { mean, scale }: Scaler,
  { distances }: Neighborhood,
  { taper = Number.POSITIVE_INFINITY }: LocalOptions,
  by: string,
): Scaler {
  if (!(taper > 0)) throw new RangeError(`${by}: taper must be a positive number of sites, got ${taper}`)
  return { mean, scale: scale.map((value, j) => value * exp((distances[j] / taper) ** 2 / 2)) }
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
