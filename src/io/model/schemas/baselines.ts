import type { ClimatologyRecipe } from '../../../learn/baselines/climatology.ts'
import type { LinearAutoregressionRecipe } from '../../../learn/baselines/linear-autoregression.ts'
import type { NearestAnaloguesRecipe } from '../../../learn/baselines/nearest-analogues.ts'
import type { NextGenerationReservoirRecipe } from '../../../learn/baselines/next-generation-reservoir.ts'
import type { PersistenceRecipe } from '../../../learn/baselines/persistence.ts'
import { spanOf } from '../../../learn/delay-window.ts'
import { count, finite, floats, literal, object, type Schema, where } from '../schema.ts'
import { hasProducts, positive } from './common.ts'
import { delaySpace } from './delay-space.ts'
import { leastSquaresReport, scaler } from './learned.ts'

export const persistence: Schema<PersistenceRecipe> = object({ learner: literal('persistence'), space: delaySpace })

export const climatology: Schema<ClimatologyRecipe> = where(
  object({ learner: literal('climatology'), space: delaySpace, start: finite, means: floats }),
  ({ space, means }) => means.length > 0 && means.length % space.channels === 0,
  'must have means of shape [season, channels]',
)

export const linearAutoregression: Schema<LinearAutoregressionRecipe> = where(
  object({ learner: literal('linear-autoregression'), space: delaySpace, scaler, coefficients: floats }),
  ({ space: { variables, channels }, scaler, coefficients }) =>
    scaler.mean.length === variables.length && coefficients.length === (1 + variables.length) * channels,
  'must have coefficients of shape [1 + variables, channels] and a scaler of the variables',
)

export const nearestAnalogues: Schema<NearestAnaloguesRecipe> = where(
  object({
    learner: literal('nearest-analogues'),
    space: delaySpace,
    neighbors: positive,
    scaler,
    points: floats,
    increments: floats,
  }),
  ({ space: { variables, channels }, neighbors, scaler, points, increments }) => {
    const size = increments.length / channels
    return scaler.mean.length === variables.length && points.length === size * variables.length && neighbors <= size
  },
  'must have as many points as increments, no fewer than neighbors, and a scaler of the variables',
)

export const nextGenerationReservoir: Schema<NextGenerationReservoirRecipe> = where(
  object({
    learner: literal('next-generation-reservoir'),
    space: delaySpace,
    window: object({ delays: positive, spacing: positive }),
    degree: count,
    coefficients: floats,
    report: leastSquaresReport,
  }),
  ({ space: { variables, channels }, window, degree, coefficients }) =>
    channels * spanOf(window) === variables.length &&
    hasProducts(coefficients, window.delays * channels, degree, channels),
  'must have coefficients of shape [products, channels] for the samples of the window',
)
