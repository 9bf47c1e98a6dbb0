import type { SindyReport, SparseFieldRecipe, SparseMapRecipe } from '../../../learn/baselines/sindy.ts'
import { anyNumber, array, count, finite, literal, object, record, type Schema, string } from '../schema.ts'
import { definition } from './source.ts'

const report: Schema<SindyReport> = object({
  rows: count,
  terms: array(string()),
  coefficients: record(string(), record(string(), finite)),
  trainingRmse: array(anyNumber),
  rounds: array(count),
})

export const sparseField: Schema<SparseFieldRecipe> = object({ learner: literal('sindy'), definition, report })

export const sparseMap: Schema<SparseMapRecipe> = object({ learner: literal('sindy-map'), definition, report })
