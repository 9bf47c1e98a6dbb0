import type { Adjustment } from '../../../dataset/adjustment.ts'
import type { AdjustedRecipe } from '../../../learn/adjusted.ts'
import { array, finite, floats, literal, object, optional, type Schema, union, where } from '../schema.ts'
import { interval, positive } from './common.ts'
import { delaySpace } from './delay-space.ts'
import { source } from './source.ts'

const phases = object({ kind: literal('phases'), start: finite, interval, means: floats })

const harmonics = object({
  kind: literal('harmonics'),
  period: where(finite, (period) => period > 0, 'must be positive'),
  harmonics: positive,
  coefficients: floats,
})

const adjustment: Schema<Adjustment> = where(
  object({
    dim: positive,
    origin: finite,
    unit: interval,
    trend: array(floats),
    season: optional(union([phases, harmonics])),
  }),
  ({ dim, trend, season }) =>
    [0, dim].includes(trend.length) &&
    (season === undefined ||
      (season.kind === 'phases'
        ? season.means.length > 0 && season.means.length % dim === 0
        : season.coefficients.length === 2 * season.harmonics * dim)),
  'must have a trend and coefficients of the season for each variable',
)

export const adjusted: Schema<AdjustedRecipe> = where(
  object({ learner: literal('adjusted'), space: delaySpace, adjustment, residual: source }),
  ({ space, adjustment }) => adjustment.dim === space.channels,
  'must have an adjustment of as many variables as there are channels',
)
