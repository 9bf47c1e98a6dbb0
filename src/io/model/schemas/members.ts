import type { EnsembleFieldRecipe, EnsembleMapRecipe } from '../../../learn/ensemble/ensemble-system.ts'
import type { MedianForecasterRecipe } from '../../../learn/ensemble/median-forecaster.ts'
import type { ForecasterRecipe } from '../../../learn/forecaster.ts'
import { array, literal, object, type Schema } from '../schema.ts'
import { source } from './source.ts'

export const forecaster: Schema<ForecasterRecipe> = object({ learner: literal('forecaster'), model: source })

export const medianForecaster: Schema<MedianForecasterRecipe> = object({
  learner: literal('median-forecaster'),
  members: array(source),
})

export const ensembleMap: Schema<EnsembleMapRecipe> = object({
  learner: literal('ensemble-map'),
  members: array(source),
})

export const ensembleField: Schema<EnsembleFieldRecipe> = object({
  learner: literal('ensemble-field'),
  members: array(source),
})
