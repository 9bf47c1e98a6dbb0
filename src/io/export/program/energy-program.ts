import type { LearnedHamiltonian } from '../../../learn/hamiltonian/learn-hamiltonian.ts'
import type { LearnedPortHamiltonian } from '../../../learn/hamiltonian/port-system.ts'
import type { Program } from './program.ts'

/** A learned energy as the program of its field. @throws RangeError for controls that vary in time. */
export function energyProgram(system: LearnedHamiltonian | LearnedPortHamiltonian, who: string): Program {
  const { name, variables, parameters, trainingRegion, model } = system
  const port = 'damping' in system && { damping: system.damping, ...forcesOf(system, who) }
  return {
    kind: 'field',
    name,
    variables,
    parameters,
    region: trainingRegion,
    timed: false,
    body: { kind: 'energy', terms: model.terms, ...port },
  }
}

/** What each control adds, at its present value. */
function forcesOf(
  { name, inputMatrix, parameters }: LearnedPortHamiltonian,
  who: string,
): { readonly forces?: Float64Array } {
  if (inputMatrix.length === 0) return {}
  const values = Object.values(parameters)
  if (values.length === 0)
    throw new RangeError(`${who}: ${name} has controls that vary, which cannot be exported; give them values by 'with'`)
  return { forces: inputMatrix.map((entry, k) => entry * values[k % values.length]) }
}
