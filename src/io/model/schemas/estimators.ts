import type { Calibration } from '../../../learn/ensemble/calibration.ts'
import type { EnsembleRegressorRecipe } from '../../../learn/ensemble/ensemble-regressor.ts'
import type { ClassifierRecipe } from '../../../learn/estimator/classifier.ts'
import type { RegressorRecipe } from '../../../learn/estimator/regressor.ts'
import { anyFloats, array, finite, floats, literal, object, type Schema, string, union, where } from '../schema.ts'
import { isPlain, learned } from './learned.ts'

export const regressor: Schema<RegressorRecipe> = where(
  object({ learner: literal('regressor'), learned }),
  ({ learned }) => isPlain(learned),
  'must have a network whose inputs are not periodic',
)

export const classifier: Schema<ClassifierRecipe> = where(
  object({ learner: literal('classifier'), learned, classes: array(union([string(), finite])) }),
  ({ learned, classes }) =>
    isPlain(learned) && classes.length === learned.network.outputDim && new Set(classes).size === classes.length,
  'must have a different class for each output of its network',
)

const scores: Schema<Float64Array> = where(
  anyFloats,
  (values) => values.every((score, k) => score >= (k === 0 ? 0 : values[k - 1])),
  'must be ascending scores from 0 up',
)

const calibration: Schema<Calibration> = where(
  object({ floor: floats, scores: array(scores) }),
  ({ floor, scores }) => floor.length > 0 && scores.length === floor.length,
  'must have scores for each target',
)

export const ensembleRegressor: Schema<EnsembleRegressorRecipe> = where(
  object({ learner: literal('ensemble-regressor'), members: array(regressor), calibration }),
  ({ members }) => members.length >= 2,
  'must have two members or more',
)
