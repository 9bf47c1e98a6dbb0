import type { KoopmanMapRecipe } from '../../../learn/baselines/koopman-map.ts'
import type { Spectrum } from '../../../learn/baselines/koopman-spectrum.ts'
import type { ObservablesRecipe } from '../../../learn/baselines/observables.ts'
import { monomialCount } from '../../../math/monomials.ts'
import { featureCount } from '../../../network/features.ts'
import { anyFloats, array, finite, floats, literal, object, type Schema, string, union, where } from '../schema.ts'
import { interval, positive } from './common.ts'
import { layers, leastSquaresReport, scaler, stateSpace } from './learned.ts'

const period: Schema<number> = where(finite, (value) => value > 0, 'must be positive')

const observables: Schema<ObservablesRecipe> = union([
  object({ kind: literal('variables') }),
  object({ kind: literal('products'), degree: positive, terms: array(string()) }),
  object({ kind: literal('fourier'), harmonics: positive, periods: array(period) }),
  where(
    object({ kind: literal('neurons'), scaler, layers }),
    ({ scaler, layers }) => layers[0].inputDim === scaler.mean.length,
    'must have layers that see the scaled variables',
  ),
])

const spectrum: Schema<Spectrum> = object({ real: anyFloats, imaginary: anyFloats })

export const koopmanMap: Schema<KoopmanMapRecipe> = where(
  object({
    learner: literal('koopman-map'),
    space: stateSpace,
    dt: interval,
    observables,
    koopman: floats,
    eigenvalues: spectrum,
    report: leastSquaresReport,
  }),
  ({ space, observables, koopman, eigenvalues: { real, imaginary } }) => {
    const count = real.length
    return (
      koopman.length === count * count &&
      imaginary.length === count &&
      countOf(observables, space.variables.length, count) === count
    )
  },
  'must have a matrix of shape [observables, observables] and as many eigenvalues',
)

/** How many observables there are; 0 if they do not fit the variables or are surely more than `most`. */
function countOf(recipe: ObservablesRecipe, dim: number, most: number): number {
  switch (recipe.kind) {
    case 'variables':
      return dim
    case 'products':
      return recipe.degree > most ? 0 : monomialCount(dim, recipe.degree) + recipe.terms.length
    case 'fourier':
      return recipe.periods.length === dim ? dim + 1 + 2 * recipe.harmonics * dim : 0
    case 'neurons':
      return recipe.scaler.mean.length === dim ? dim + featureCount(recipe.layers, false) : 0
  }
}
