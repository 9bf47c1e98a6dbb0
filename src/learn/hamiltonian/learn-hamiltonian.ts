import type { Dataset } from '../../dataset/dataset.ts'
import type { DerivativeSource } from '../../dataset/derivatives/estimate-derivatives.ts'
import { fieldPairs } from '../../dataset/field-pairs.ts'
import { type Box, boundingBox } from '../../math/box.ts'
import type { LeastSquaresReport } from '../../math/least-squares/solve-factor.ts'
import type { HamiltonianSystem } from '../../system/system.ts'
import { type StateSpace, withoutParameters } from '../learned-system.ts'
import { correctEnergy } from './correct-energy.ts'
import type { EnergyModel } from './energy-model.ts'
import { energySystem } from './energy-system.ts'
import { designEnergy, solveDesign } from './fit-energy.ts'
import { fixConstant, type KnownEnergy } from './fix-constant.ts'
import { gradientsFromDerivatives } from './gradient-data.ts'
import { type EnergyOptions, energyFitOptions } from './options.ts'
import { type PairScheme, type StepPairs, schemeRows, stepPairs } from './pair-scheme.ts'
import {
  checkRows,
  continuousTrajectories,
  energyUnits,
  type HamiltonianSamples,
  hamiltonianVariables,
  isDataset,
} from './samples.ts'

export interface HamiltonianOptions extends EnergyOptions {
  /**
   * What is taken for derivatives along trajectories: a symplectic scheme over each step, or else central differences or
   * a known system. Default 'midpoint'.
   */
  readonly derivatives?: DerivativeSource | PairScheme
  /** Most corrections of a scheme, see `schemeCorrections`; they end early where they gain nothing. Default 5. */
  readonly corrections?: number
  /** Fixes the constant of H, which derivatives leave open; without it the mean of H over the samples is 0. */
  readonly known?: KnownEnergy
  /** Energies of the samples where they are known, for samplers that look at them; shape [size]. They fix the constant too. */
  readonly energies?: Float64Array
}

/** What a fit of an energy did; errors are in units of energy: gradients times the deviations of the variables. */
export interface HamiltonianReport {
  /** One for each least-squares problem: T and V of a separable form, else one. */
  readonly solves: readonly LeastSquaresReport[]
  /** Factors on the sampled weights, for each of them. */
  readonly slopeScales: readonly number[]
  /** What the learned flow missed the samples by before each correction of a scheme, in lengths of the step. */
  readonly defects: readonly number[]
}

/** A learned Hamiltonian system: a HamiltonianSystem like any other. */
export interface LearnedHamiltonian extends HamiltonianSystem {
  readonly model: EnergyModel
  /** The box around the samples. */
  readonly trainingRegion: Box
  readonly report: HamiltonianReport
}

const who = 'learnHamiltonian'
const name = 'learned Hamiltonian'
const schemes: readonly PairScheme[] = ['symplectic-euler', 'midpoint']

/**
 * Learns the energy of a conservative system from states [q…, p…] and their derivatives: a sampled network whose readout
 * is one linear solve of Hamilton's equations q' = ∂H/∂p, p' = −∂H/∂q, its gradient in closed form.
 *
 * Source: Rahma, Datar, Dietrich, Training Hamiltonian neural networks without backpropagation, arXiv 2411.17511 (2024).
 *
 * @param samples Trajectories, uniformly sampled unless their derivatives come from a known system; or rows of a state
 * with its derivative.
 * @throws RangeError for an odd number of variables, data that do not fit together, or options out of range.
 */
export function learnHamiltonian(samples: HamiltonianSamples, options: HamiltonianOptions): LearnedHamiltonian {
  const { known, energies, form } = options
  const variables = hamiltonianVariables(who, samples)
  const energyOptions = energyFitOptions(who, variables, options)
  const { rows, fitted } = readSamples(samples, options, energyOptions.periods)
  if (energies && energies.length !== rows.size)
    throw new RangeError(`${who}: ${energies.length} energies for ${rows.size} samples`)
  const fit = { ...energyOptions, ...(energies && { energies }) }
  const data = {
    size: rows.size,
    dim: rows.inputDim,
    states: rows.inputs,
    gradients: gradientsFromDerivatives(rows.targets, rows.inputDim),
    units: energyUnits(rows.inputs, rows.inputDim, fit.periods),
  }
  const space = { variables, initialState: Array.from(rows.inputs.subarray(0, rows.inputDim)) }
  const separable = form === 'separable'
  const systemOf = (model: EnergyModel): HamiltonianSystem => energySystem(name, space, model, separable)

  const design = designEnergy(data, fit)
  const first = solveDesign(data, design, fit)
  const { model, reports, defects } = fitted
    ? correctEnergy(first, data, design, fit, fitted, systemOf)
    : { ...first, defects: [] }
  return learnedHamiltonianOf({
    learner: 'hamiltonian',
    space,
    separable,
    model: fixConstant(who, model, rows.inputs, known, energies),
    trainingRegion: boundingBox(rows.inputs, rows.inputDim),
    report: { solves: reports, slopeScales: design.slopeScales, defects },
  })
}

/** A learned Hamiltonian as plain data. */
export type HamiltonianRecipe = {
  readonly learner: 'hamiltonian'
  readonly space: StateSpace
  /** Whether the model's terms are T(p) and V(q). */
  readonly separable: boolean
  readonly model: EnergyModel
  readonly trainingRegion: Box
  readonly report: HamiltonianReport
}

export function learnedHamiltonianOf(recipe: HamiltonianRecipe): LearnedHamiltonian {
  const { space, separable, model, trainingRegion, report } = recipe
  const system: LearnedHamiltonian = {
    ...energySystem(name, space, model, separable),
    model,
    trainingRegion,
    report,
    recipe,
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

/** Rows of a state with its derivative and, where a scheme made them, what it takes to correct them. */
function readSamples(
  samples: HamiltonianSamples,
  { derivatives: source = 'midpoint', corrections = 5 }: HamiltonianOptions,
  periods: ArrayLike<number>,
): { readonly rows: Dataset; readonly fitted?: { pairs: StepPairs; scheme: PairScheme; most: number } } {
  if (!(Number.isInteger(corrections) && corrections >= 0))
    throw new RangeError(`${who}: corrections must be 0, 1, 2, …, got ${corrections}`)
  if (isDataset(samples)) return { rows: checkRows(who, samples) }
  const trajectories = continuousTrajectories(who, samples, periods)
  if (typeof source === 'object') return { rows: checkRows(who, fieldPairs(trajectories, source)) }
  if (!schemes.includes(source))
    throw new RangeError(
      `${who}: derivatives must be an order, a system or one of ${schemes.join(', ')}, got '${source}'`,
    )
  const pairs = stepPairs(trajectories)
  return { rows: checkRows(who, schemeRows(pairs, source)), fitted: { pairs, scheme: source, most: corrections } }
}
