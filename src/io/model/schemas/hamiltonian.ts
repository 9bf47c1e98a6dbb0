import type { HamiltonianRecipe, HamiltonianReport } from '../../../learn/hamiltonian/learn-hamiltonian.ts'
import type { PortHamiltonianRecipe } from '../../../learn/hamiltonian/port-system.ts'
import { anyNumber, array, boolean, finite, floats, literal, object, type Schema, string, where } from '../schema.ts'
import { energyModel, isSeparable } from './energy.ts'
import { box, leastSquaresReport, stateSpace } from './learned.ts'

const report: Schema<HamiltonianReport> = object({
  solves: array(leastSquaresReport),
  slopeScales: array(finite),
  defects: array(anyNumber),
})

const parts = { space: stateSpace, model: energyModel, trainingRegion: box, report }

export const hamiltonian: Schema<HamiltonianRecipe> = where(
  object({ learner: literal('hamiltonian'), separable: boolean(), ...parts }),
  ({ space, separable, model, trainingRegion }) =>
    model.dim === space.variables.length &&
    trainingRegion.lower.length === model.dim &&
    (!separable || isSeparable(model)),
  'must have an energy of the variables, and T(p) and V(q) where it is separable',
)

export const portHamiltonian: Schema<PortHamiltonianRecipe> = where(
  object({
    learner: literal('port-hamiltonian'),
    ...parts,
    controls: array(string()),
    damping: floats,
    inputMatrix: floats,
    values: floats,
  }),
  ({ space, model, trainingRegion, controls, damping, inputMatrix, values }) => {
    const degrees = model.dim / 2
    return (
      model.dim === space.variables.length &&
      trainingRegion.lower.length === model.dim &&
      new Set([...space.variables, ...controls]).size === model.dim + controls.length &&
      damping.length === degrees * degrees &&
      inputMatrix.length === degrees * controls.length &&
      values.length === controls.length
    )
  },
  'must have an energy of the variables, and damping, inputs and values of the shapes that go with it',
)
