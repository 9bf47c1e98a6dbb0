import type { VectorFieldRecipe } from '../../../learn/vector-field.ts'
import { floats, literal, object, optional, type Schema, where } from '../schema.ts'
import { fitsSpace, inputNames } from './flow-map.ts'
import { learned, stateSpace } from './learned.ts'
import { source } from './source.ts'

export const vectorField: Schema<VectorFieldRecipe> = where(
  object({
    learner: literal('vector-field'),
    space: stateSpace,
    inputs: inputNames,
    known: optional(source),
    family: learned,
    values: floats,
  }),
  fitsSpace,
  'must have a network from the state and the inputs to the state',
)
