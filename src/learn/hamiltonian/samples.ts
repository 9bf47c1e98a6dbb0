import { trajectoryList } from '../../dataset/checks.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import { standardScaler } from '../../dataset/scaling.ts'
import { unwrap } from '../../dataset/unwrap.ts'
import { firstNonFinite } from '../../math/vector.ts'
import type { Trajectory } from '../../trajectory.ts'

/** Trajectories, or rows of a state with its time derivative. States are [q…, p…]. */
export type HamiltonianSamples = Trajectory | readonly Trajectory[] | Dataset

export function isDataset(samples: HamiltonianSamples): samples is Dataset {
  return 'inputs' in samples
}

/** Names of the variables [q…, p…]. @throws RangeError opening with `who` for an odd number of them. */
export function hamiltonianVariables(who: string, samples: HamiltonianSamples): readonly string[] {
  const first = isDataset(samples) ? samples : trajectoryList(samples, who)[0]
  const dim = 'times' in first ? first.dim : first.inputDim
  if (dim % 2 !== 0 || dim === 0)
    throw new RangeError(`${who}: states have dim ${dim}; positions and momenta come in pairs, as [q…, p…]`)
  return 'times' in first && first.variables?.length === dim ? first.variables : defaultNames(dim)
}

function defaultNames(dim: number): readonly string[] {
  const d = dim / 2
  if (d === 1) return ['q', 'p']
  return Array.from({ length: dim }, (_, j) => (j < d ? `q${j + 1}` : `p${j - d + 1}`))
}

/** The trajectories, each checked, with angles made continuous. */
export function continuousTrajectories(
  who: string,
  trajectories: Trajectory | readonly Trajectory[],
  periods: ArrayLike<number>,
): readonly Trajectory[] {
  return trajectoryList(trajectories, who).map((trajectory) => unwrap(trajectory, periods))
}

/** The rows themselves. @throws RangeError opening with `who` unless they are states [q…, p…] with their derivatives. */
export function checkRows(who: string, rows: Dataset): Dataset {
  const { size, inputDim, targetDim, inputs, targets } = rows
  if (targetDim !== inputDim)
    throw new RangeError(`${who}: states of dim ${inputDim} with derivatives of dim ${targetDim}; they must agree`)
  if (!(size >= 2)) throw new RangeError(`${who}: ${size} samples; at least 2 are needed`)
  for (const [what, values] of [
    ['states', inputs],
    ['derivatives', targets],
  ] as const) {
    if (values.length !== size * inputDim)
      throw new RangeError(`${who}: ${what} hold ${values.length} numbers, expected ${size} × ${inputDim}`)
    const bad = firstNonFinite(values)
    if (bad >= 0)
      throw new RangeError(
        `${who}: ${what} row ${Math.floor(bad / inputDim)}, column ${bad % inputDim} is ${values[bad]}`,
      )
  }
  return rows
}

/** What a change of each entry by its own deviation makes of a gradient: an energy. A circle's deviation is bounded. */
export function energyUnits(states: Float64Array, dim: number, periods: ArrayLike<number>): Float64Array {
  const { scale } = standardScaler(states, dim)
  return scale.map((deviation, j) => (periods[j] > 0 ? Math.min(deviation, periods[j] / Math.sqrt(12)) : deviation))
}
