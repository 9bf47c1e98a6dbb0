import type { FiniteDifferences } from '../../dataset/derivatives/finite-differences.ts'
import { fieldPairs } from '../../dataset/field-pairs.ts'
import type { Evaluator } from '../../network/evaluate.ts'
import type { OdeSystem, VectorField } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { learnedBase, type StateSpace, stateSpace, withoutParameters } from '../learned-system.ts'
import { type Neighborhood, type NeighborhoodOptions, neighborhoodOf } from '../local/neighborhood.ts'
import { type RowOptions, siteRows } from '../local/site-rows.ts'
import {
  fitPolynomial,
  type PolynomialField,
  type PolynomialFit,
  type PolynomialOptions,
  polynomialEvaluator,
} from './polynomial.ts'

/** The degree is that of products of a neighborhood's variables. */
export interface LocalPolynomialOptions extends NeighborhoodOptions, RowOptions, PolynomialOptions {
  /** As in `learnLocalVectorField`. */
  readonly derivatives?: FiniteDifferences | OdeSystem
}

/** The best polynomial of each site's neighborhood for its derivative, the same at every site, by least squares. */
export function localPolynomialField(
  trajectories: Trajectory | readonly Trajectory[],
  options: LocalPolynomialOptions,
): PolynomialField {
  const by = 'localPolynomialField'
  const pairs = fieldPairs(trajectories, options.derivatives ?? { order: 4 })
  const neighborhood = neighborhoodOf(pairs.inputDim, options, by)
  const fit = fitPolynomial(siteRows(pairs, neighborhood, options, false, by), options)
  return localPolynomialFieldOf({
    learner: 'local-polynomial-field',
    space: stateSpace(trajectories),
    neighborhood,
    ...fit,
  })
}

/** As plain data. */
export type LocalPolynomialFieldRecipe = PolynomialFit & {
  readonly learner: 'local-polynomial-field'
  readonly space: StateSpace
  readonly neighborhood: Neighborhood
}

export function localPolynomialFieldOf(recipe: LocalPolynomialFieldRecipe): PolynomialField {
  const { space, neighborhood, polynomial, report } = recipe
  const name = 'local polynomial vector field'
  const system: PolynomialField = {
    ...learnedBase(space),
    kind: 'ode',
    name,
    report,
    recipe,
    field: fieldOf(polynomialEvaluator(polynomial), neighborhood),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

function fieldOf(evaluate: Evaluator, { sites, channels, inputDim, places, beyond }: Neighborhood): VectorField {
  const dim = sites * channels
  const padded = new Float64Array(dim + channels)
  padded.set(beyond, dim)
  const x = new Float64Array(inputDim)
  const values = new Float64Array(channels)
  return (_t, y, dydt) => {
    for (let i = 0; i < dim; i++) padded[i] = y[i]
    for (let i = 0; i < sites; i++) {
      for (let j = 0; j < inputDim; j++) x[j] = padded[places[i * inputDim + j]]
      evaluate(x, values)
      for (let c = 0; c < channels; c++) dydt[c * sites + i] = values[c]
    }
  }
}
