import type { DerivativeSource } from '../../dataset/derivatives/estimate-derivatives.ts'
import { fieldPairs } from '../../dataset/field-pairs.ts'
import { boundingBox } from '../../math/box.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type Controls, extraInputs } from '../extra-inputs.ts'
import { designEnergy, solveDesign } from './fit-energy.ts'
import { fixConstant, type KnownEnergy } from './fix-constant.ts'
import { gradientsFromDerivatives } from './gradient-data.ts'
import { type EnergyOptions, energyFitOptions } from './options.ts'
import { type LearnedPortHamiltonian, portSystem } from './port-system.ts'
import { type Damping, type PortProblem, portMatrices, withPort } from './port-unknowns.ts'
import {
  checkRows,
  continuousTrajectories,
  energyUnits,
  type HamiltonianSamples,
  hamiltonianVariables,
  isDataset,
} from './samples.ts'

export interface PortHamiltonianOptions extends EnergyOptions {
  /** Where derivatives along trajectories come from. Default { order: 4 }. */
  readonly derivatives?: DerivativeSource
  /** Default 'diagonal': learned. */
  readonly damping?: Damping
  /** What drove the system, for trajectories. */
  readonly controls?: Controls
  /** How the controls act on the momenta: B, shape [d, controls], row-major. Learned where it is not given. */
  readonly inputMatrix?: ArrayLike<number>
  /** Fixes the constant of H; without it the mean of H over the samples is 0. */
  readonly known?: KnownEnergy
}

const who = 'learnPortHamiltonian'

/**
 * Learns energy, damping and how inputs act, all at once: since ∂H/∂p = q' is in the data, p' = −∂H/∂q − D q' + B u is
 * linear in the readout of H and in D and B.
 *
 * @param samples Trajectories, or rows of a state with its derivative.
 * @throws RangeError for an odd number of variables, data that do not fit together, or options out of range.
 */
export function learnPortHamiltonian(
  samples: HamiltonianSamples,
  options: PortHamiltonianOptions,
): LearnedPortHamiltonian {
  const variables = hamiltonianVariables(who, samples)
  const fit = energyFitOptions(who, variables, options)
  const dim = variables.length
  const { rows, controls, inputValues } = readSamples(samples, options, fit.periods)
  const problem: PortProblem = {
    degrees: dim / 2,
    damping: options.damping ?? 'diagonal',
    inputs: controls.length,
    inputValues,
    inputMatrix: options.inputMatrix,
  }
  checkProblem(problem)
  const data = withPort(
    {
      size: rows.size,
      dim,
      states: rows.inputs,
      gradients: gradientsFromDerivatives(rows.targets, dim),
      units: energyUnits(rows.inputs, dim, fit.periods),
    },
    problem,
  )
  const design = designEnergy(data, fit)
  const { model, reports, others } = solveDesign(data, design, fit)
  return portSystem({
    space: { variables, initialState: Array.from(rows.inputs.subarray(0, dim)) },
    controls,
    model: fixConstant(who, model, rows.inputs, options.known),
    ...portMatrices(problem, others),
    trainingRegion: boundingBox(rows.inputs, dim),
    report: { solves: reports, slopeScales: design.slopeScales, defects: [] },
    values: new Float64Array(controls.length),
  })
}

function readSamples(
  samples: HamiltonianSamples,
  { controls, derivatives = { order: 4 } }: PortHamiltonianOptions,
  periods: ArrayLike<number>,
) {
  if (isDataset(samples)) {
    if (controls) throw new RangeError(`${who}: controls need trajectories; rows have no samples they could belong to`)
    return { rows: checkRows(who, samples), controls: [], inputValues: new Float64Array(0) }
  }
  const list: readonly Trajectory[] = continuousTrajectories(who, samples, periods)
  const pairs = fieldPairs(list, derivatives)
  const names = controls?.names ?? []
  const { append } = extraInputs(who, list, controls ? { controls } : {})
  const wide = append(pairs.inputs, pairs.origin)
  const width = pairs.inputDim + names.length
  const inputValues = wide.filter((_, k) => k % width >= pairs.inputDim)
  return { rows: checkRows(who, pairs), controls: names, inputValues }
}

function checkProblem({ degrees, damping, inputs, inputMatrix }: PortProblem): void {
  const kinds = ['scalar', 'diagonal', 'matrix']
  if (typeof damping === 'string' ? !kinds.includes(damping) : ![degrees, degrees ** 2].includes(damping.length))
    throw new RangeError(
      `${who}: damping must be ${kinds.join(', ')}, or ${degrees} or ${degrees ** 2} numbers, got ${damping}`,
    )
  if (inputMatrix && inputMatrix.length !== degrees * inputs)
    throw new RangeError(`${who}: inputMatrix holds ${inputMatrix.length} numbers, expected ${degrees} × ${inputs}`)
}
