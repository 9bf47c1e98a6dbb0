import type { Dataset } from '../../dataset/dataset.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import type { LeastSquaresReport, Ridge } from '../../math/least-squares/solve-factor.ts'
import type { MapSystem } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { learnedBase, type StateSpace, stateSpace, withoutParameters } from '../learned-system.ts'
import type { Dictionary } from './dictionary.ts'
import { columnNorms, koopmanSpectrum, rates, type Spectrum } from './koopman-spectrum.ts'
import { combination, fitLinear } from './linear-fit.ts'
import { type LinearMap, linearMap } from './linear-map.ts'
import { type ObservablesRecipe, observables } from './observables.ts'

/**
 * A map that lifts the state to observables at every step, advances them linearly and keeps of the result the variables.
 * `lifted` never goes back to the state: the two differ as far as the observables are not closed under the dynamics.
 */
export interface KoopmanMap extends MapSystem {
  readonly dt: number
  /** The observables, variables first; one text each. */
  readonly observables: readonly string[]
  /** Shape [observables, observables]: row i makes observable i of the next sample. */
  readonly koopman: Float64Array
  /** Of `koopman`, per step. */
  readonly eigenvalues: Spectrum
  /** Their logarithms over dt, in the same order: growth rate (−Infinity for 0) and angular frequency, up to π/|dt|. */
  readonly rates: Spectrum
  /** The linear map of all observables; its state begins with the variables. */
  readonly lifted: LinearMap
  /** All observables of a state. */
  readonly lift: (x: ArrayLike<number>) => Float64Array
  readonly report: LeastSquaresReport
}

/** The linear map of observables that comes nearest to the pairs. */
export function fitKoopmanMap(
  trajectories: Trajectory | readonly Trajectory[],
  pairs: Dataset,
  recipe: ObservablesRecipe,
  ridge: Ridge,
): KoopmanMap {
  const space = stateSpace(trajectories)
  const features = observables('edmd', space.variables, recipe)
  const { count, write } = features
  const { coefficients, report } = fitLinear(features, { ...pairs, ...liftedTargets(features, pairs) }, ridge)
  const koopman = transposed(coefficients, count)
  const { size, inputs, inputDim } = pairs
  const rows = {
    size,
    write: (i: number, row: Float64Array) => write(inputs.subarray(i * inputDim, (i + 1) * inputDim), row),
  }
  const eigenvalues = koopmanSpectrum(koopman, columnNorms(rows, count))
  const dt = samplingInterval(trajectories)
  return koopmanMapOf({ learner: 'koopman-map', space, dt, observables: recipe, koopman, eigenvalues, report })
}

/** A Koopman map as plain data. */
export type KoopmanMapRecipe = {
  readonly learner: 'koopman-map'
  readonly space: StateSpace
  readonly dt: number
  readonly observables: ObservablesRecipe
  /** Shape [observables, observables]. */
  readonly koopman: Float64Array
  readonly eigenvalues: Spectrum
  readonly report: LeastSquaresReport
}

export function koopmanMapOf(recipe: KoopmanMapRecipe): KoopmanMap {
  const { space, dt, koopman, eigenvalues, report } = recipe
  const features = observables('edmd', space.variables, recipe.observables)
  const { count, texts, write } = features
  const base = learnedBase(space)
  const lift = (x: ArrayLike<number>): Float64Array => {
    const out = new Float64Array(count)
    write(Float64Array.from(x), out)
    return out
  }
  const name =
    recipe.observables.kind === 'variables' ? 'dynamic mode decomposition' : 'extended dynamic mode decomposition'
  const system: KoopmanMap = {
    ...base,
    kind: 'map',
    name,
    dt,
    observables: texts,
    koopman,
    eigenvalues,
    rates: rates(eigenvalues, dt),
    lifted: linearMap(`lifted ${name}`, texts, lift(base.initialState), koopman, dt),
    lift,
    report,
    recipe,
    advance: combination(features, leadingRows(koopman, count, base.dim)),
    with: withoutParameters(() => system, name),
  }
  return Object.freeze(system)
}

function liftedTargets(
  { count, write }: Dictionary,
  { size, targets, targetDim }: Dataset,
): Pick<Dataset, 'targets' | 'targetDim'> {
  const lifted = new Float64Array(size * count)
  for (let i = 0; i < size; i++)
    write(targets.subarray(i * targetDim, (i + 1) * targetDim), lifted.subarray(i * count, (i + 1) * count))
  return { targets: lifted, targetDim: count }
}

function transposed(a: Float64Array, n: number): Float64Array {
  return a.map((_, k) => a[(k % n) * n + Math.floor(k / n)])
}

/** The transpose of the first of a matrix's n rows. */
function leadingRows(a: Float64Array, n: number, rows: number): Float64Array {
  return Float64Array.from({ length: n * rows }, (_, k) => a[(k % rows) * n + Math.floor(k / rows)])
}
