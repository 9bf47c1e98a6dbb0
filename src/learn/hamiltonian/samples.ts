import { trajectoryList } from '../../dataset/checks.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import type { FiniteDifferences } from '../../dataset/field-pairs.ts'
import { standardScaler } from '../../dataset/scaling.ts'
import { firstNonFinite } from '../../math/vector.ts'
import type { OdeSystem } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'

/** Trajectories, or rows of a state with its time derivative. States are [q…, p…]. */
export type HamiltonianSamples = Trajectory | readonly Trajectory[] | Dataset

/** Where derivatives along trajectories come from: central differences, or a known system. */
export type DerivativeSource = FiniteDifferences | OdeSystem

export function isDataset(samples: HamiltonianSamples): samples is Dataset {
  return 'inputs' in samples
}

/** Names of the variables [q…, p…]. */
export function variableNames(samples: HamiltonianSamples): readonly string[] {
  if (isDataset(samples)) return defaultNames(samples.inputDim)
  const first = 'times' in samples ? samples : samples[0]
  return first?.variables ?? defaultNames(first?.dim ?? 0)
}

function defaultNames(dim: number): readonly string[] {
  const d = dim / 2
  if (d === 1) return ['q', 'p']
  return Array.from({ length: dim }, (_, j) => (j < d ? `q${j + 1}` : `p${j - d + 1}`))
}

/** The rows themselves. @throws RangeError opening with `who` unless they are states [q…, p…] with their derivatives. */
export function checkRows(who: string, rows: Dataset): Dataset {
  const { size, inputDim, targetDim, inputs, targets } = rows
  if (inputDim % 2 !== 0 || inputDim === 0)
    throw new RangeError(`${who}: states have dim ${inputDim}; positions and momenta come in pairs, as [q…, p…]`)
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

/** Times of the rows that `derivativeRows` makes of trajectories. */
export function rowTimes(trajectories: Trajectory | readonly Trajectory[], source: DerivativeSource): Float64Array {
  const margin = 'field' in source ? 0 : source.order / 2
  const list = trajectoryList(trajectories, 'rowTimes')
  return Float64Array.from(
    list.flatMap(({ times }) => Array.from(times.subarray(margin, Math.max(margin, times.length - margin)))),
  )
}

/**
 * The period of each entry of a state, 0 for none.
 *
 * @throws RangeError for a name that is no variable, or a period that is not positive.
 */
export function periodsOf(
  who: string,
  variables: readonly string[],
  periodic: Readonly<Record<string, number>>,
): readonly number[] {
  for (const [name, period] of Object.entries(periodic)) {
    if (!variables.includes(name))
      throw new RangeError(`${who}: periodic names '${name}', but the variables are ${variables.join(', ')}`)
    if (!(period > 0 && Number.isFinite(period)))
      throw new RangeError(`${who}: the period of ${name} must be positive and finite, got ${period}`)
  }
  return variables.map((name) => (Object.hasOwn(periodic, name) ? periodic[name] : 0))
}

/** What a change of each entry by its own deviation makes of a gradient: an energy. A circle's deviation is bounded. */
export function energyUnits(states: Float64Array, dim: number, periods: readonly number[]): Float64Array {
  const { scale } = standardScaler(states, dim)
  return scale.map((deviation, j) => (periods[j] > 0 ? Math.min(deviation, periods[j] / Math.sqrt(12)) : deviation))
}
