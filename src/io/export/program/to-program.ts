import type { Classifier } from '../../../learn/estimator/classifier.ts'
import type { Regressor } from '../../../learn/estimator/regressor.ts'
import type { LearnedHamiltonian } from '../../../learn/hamiltonian/learn-hamiltonian.ts'
import type { LearnedPortHamiltonian } from '../../../learn/hamiltonian/port-system.ts'
import type { System } from '../../../system/system.ts'
import { energyProgram } from './energy-program.ts'
import { equationProgram } from './equation-program.ts'
import { functionProgram, type LearnedSystem, systemProgram } from './network-program.ts'
import type { Program } from './program.ts'

/** What can be exported: learned maps, fields and functions, and systems of equations. */
export type ExportableModel =
  | System
  | LearnedHamiltonian
  | LearnedPortHamiltonian
  | Regressor
  | Classifier<string>
  | Classifier<number>

const WAYS =
  'flow maps, vector fields, delay maps, recurrent networks, learned Hamiltonians, regressors, classifiers and systems of equations can be'

/** @param who Opens error messages. @throws RangeError for a model that no program describes, with the way out. */
export function programOf(model: ExportableModel, who: string): Program {
  if ('members' in model)
    throw new RangeError(`${who}: ${nameOf(model)} cannot be exported; export its members, one by one`)
  if ('neighborhood' in model || 'residual' in model)
    throw new RangeError(`${who}: ${nameOf(model)} cannot be exported; ${WAYS}`)
  if ('model' in model && 'hamiltonian' in model) return energyProgram(model, who)
  if ('predict' in model) return functionProgram(model, who)
  if ('network' in model && 'inputScaler' in model) return systemProgram(model as LearnedSystem, who)
  if ('equations' in model && model.equations) return equationProgram(model)
  throw new RangeError(`${who}: ${nameOf(model)} has neither a network nor equations to export; ${WAYS}`)
}

function nameOf(model: object): string {
  return 'name' in model ? `${model.name}` : 'the model'
}
