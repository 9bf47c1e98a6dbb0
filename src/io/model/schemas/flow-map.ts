import type { InputNames } from '../../../learn/extra-inputs.ts'
import type { FlowMapRecipe } from '../../../learn/flow-map.ts'
import type { StateSpace } from '../../../learn/learned-system.ts'
import type { Learned } from '../../../learn/scaled-network.ts'
import type { RefinedFlowMapRecipe, Refinement } from '../../../learn/shooting/refine-flow-map.ts'
import {
  anyNumber,
  array,
  count,
  finite,
  floats,
  literal,
  object,
  optional,
  picklist,
  type Schema,
  string,
  where,
} from '../schema.ts'
import { learned, stateSpace } from './learned.ts'
import { source } from './source.ts'

export const inputNames: Schema<InputNames> = where(
  object({ names: array(string()), controls: count }),
  ({ names, controls }) => controls <= names.length && new Set(names).size === names.length,
  'must be different names, of which the last are controls',
)

export const flowMap: Schema<FlowMapRecipe> = where(
  object({
    learner: literal('flow-map'),
    space: stateSpace,
    inputs: inputNames,
    target: picklist(['state', 'increment', 'rate']),
    dt: optional(finite),
    known: optional(source),
    family: learned,
    values: floats,
  }),
  (recipe) => fitsSpace(recipe) && (recipe.dt === undefined ? recipe.inputs.names.includes('dt') : recipe.dt !== 0),
  'must have a network from the state and the inputs to the state, and a time step',
)

const refinement: Schema<Refinement> = object({
  window: count,
  used: count,
  of: count,
  observationRmse: anyNumber,
  ridge: anyNumber,
  effectiveDegrees: anyNumber,
})

export const refinedFlowMap: Schema<RefinedFlowMapRecipe> = object({
  learner: literal('refined-flow-map'),
  map: flowMap,
  refinements: array(refinement),
})

/** Whether a network leads from the state and other inputs to as many numbers as the state has. */
export function fitsSpace({
  space,
  inputs,
  family,
  values,
}: {
  readonly space: StateSpace
  readonly inputs: InputNames
  readonly family: Learned
  readonly values: Float64Array
}): boolean {
  const dim = space.variables.length
  const { names } = inputs
  return (
    values.length === names.length &&
    family.periods.length === dim + names.length &&
    family.network.outputDim === dim &&
    !names.some((name) => space.variables.includes(name))
  )
}
