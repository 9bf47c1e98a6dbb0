import { type FlowMap, flowMapOf } from '../../learn/flow-map.ts'
import type { Make } from '../../learn/source.ts'
import { type LearnedVectorField, vectorFieldOf } from '../../learn/vector-field.ts'
import { defineSystem } from '../../system/define-system.ts'
import type { Recipe } from '../../system/system.ts'
import { checked, type Schema } from './schema.ts'
import { flowMap } from './schemas/flow-map.ts'
import { definition } from './schemas/source.ts'
import { vectorField } from './schemas/vector-field.ts'

/** What can be stored. */
export type StoredModel = FlowMap | LearnedVectorField

/** Makes a model from a recipe of one learner, once it is checked. */
type Maker = (recipe: Recipe, make: Make) => StoredModel

/** Every learner whose models can be stored, by the name that its recipes state. */
const makers: Readonly<Record<string, Maker>> = {
  'flow-map': maker(flowMap, flowMapOf),
  'vector-field': maker(vectorField, vectorFieldOf),
}

function maker<R>(schema: Schema<R>, make: (recipe: R, make: Make) => StoredModel): Maker {
  return (recipe, makeOther) => make(checked(schema, recipe, recipe.learner), makeOther)
}

/**
 * The model that a recipe describes, with the same bits as the one it was taken from.
 *
 * @throws SyntaxError for a recipe that is not as the learner writes it, naming the part.
 */
export function fromRecipe(recipe: Recipe): StoredModel {
  const { learner } = recipe
  if (!Object.hasOwn(makers, learner))
    throw new SyntaxError(`no learner '${learner}'; known are ${Object.keys(makers).join(', ')}`)
  return makers[learner](recipe, (source) =>
    'learner' in source ? fromRecipe(source as Recipe) : defineSystem(checked(definition, source, 'known')),
  )
}
