import { firstNonFinite } from '../math/vector.ts'
import type { OdeSystem } from '../system/system.ts'
import { slice, stateAt, type Trajectory } from '../trajectory.ts'
import { trajectoryList } from './checks.ts'
import type { Dataset } from './dataset.ts'
import { uniformInterval } from './sampling-interval.ts'

/** Central finite differences whose error is of this order in the sampling interval. */
export interface FiniteDifferences {
  readonly order: 2 | 4 | 6 | 8
}

/**
 * Weights of (y[i + k] − y[i − k]) / dt for k = 1, 2, …, by order.
 * B. Fornberg, Math. Comput. 51, 699-706 (1988), table 1.
 */
const CENTRAL_WEIGHTS: Readonly<Record<FiniteDifferences['order'], readonly number[]>> = {
  2: [1 / 2],
  4: [2 / 3, -1 / 12],
  6: [3 / 4, -3 / 20, 1 / 60],
  8: [4 / 5, -1 / 5, 4 / 105, -1 / 280],
}

/**
 * Pairs of each state with its time derivative, one trajectory after another.
 *
 * Given a system, the derivatives are its field: exact, one pair per sample. Given an order, they are central finite
 * differences over uniform times: the order / 2 samples at either end of each trajectory have no central difference
 * and are left out, and a trajectory of `order` samples or fewer adds nothing.
 *
 * @throws RangeError if dimensions differ, times to be differenced are not uniform, a derivative is not finite, or
 * there is no pair at all.
 */
export function fieldPairs(
  trajectories: Trajectory | readonly Trajectory[],
  source: OdeSystem | FiniteDifferences,
): Dataset {
  const list = trajectoryList(trajectories, 'fieldPairs')
  const { dim } = list[0]
  const weights = 'field' in source ? [] : checkedWeights(source)
  if ('field' in source && source.dim !== dim)
    throw new RangeError(`fieldPairs: the trajectories have dim ${dim}, but ${source.name} has dim ${source.dim}`)
  const interiors = list.map((trajectory) => interior(trajectory, weights.length))
  const size = interiors.reduce((sum, { times }) => sum + times.length, 0)
  if (size === 0) throw new RangeError(`fieldPairs: needs ${2 * weights.length + 1} samples, no trajectory has as many`)

  const inputs = new Float64Array(size * dim)
  const targets = new Float64Array(size * dim)
  let offset = 0
  for (const [i, { times, states }] of interiors.entries()) {
    const rows = targets.subarray(offset, offset + states.length)
    inputs.set(states, offset)
    if ('field' in source) writeField(source, interiors[i], rows)
    else if (times.length > 0) writeDifferences(list[i], weights, `fieldPairs: trajectory ${i}`, rows)
    checkDerivatives(rows, interiors[i], `fieldPairs: trajectory ${i}`)
    offset += states.length
  }
  return { size, inputDim: dim, targetDim: dim, inputs, targets }
}

function checkedWeights({ order }: FiniteDifferences): readonly number[] {
  const weights = CENTRAL_WEIGHTS[order]
  if (weights === undefined) throw new RangeError(`fieldPairs: order must be 2, 4, 6 or 8, got ${order}`)
  return weights
}

function interior(trajectory: Trajectory, margin: number): Trajectory {
  return slice(trajectory, margin, Math.max(margin, trajectory.times.length - margin))
}

function writeField(system: OdeSystem, trajectory: Trajectory, rows: Float64Array): void {
  const { dim, times } = trajectory
  for (let i = 0; i < times.length; i++)
    system.field(times[i], stateAt(trajectory, i), rows.subarray(i * dim, (i + 1) * dim))
}

function writeDifferences(
  { dim, times, states }: Trajectory,
  weights: readonly number[],
  who: string,
  rows: Float64Array,
): void {
  const dt = uniformInterval(times, who)
  for (let j = 0; j < rows.length; j++) {
    const center = j + weights.length * dim
    let sum = 0
    for (let k = 1; k <= weights.length; k++)
      sum += weights[k - 1] * (states[center + k * dim] - states[center - k * dim])
    rows[j] = sum / dt
  }
}

function checkDerivatives(rows: Float64Array, { dim, times }: Trajectory, who: string): void {
  const bad = firstNonFinite(rows)
  if (bad < 0) return
  const time = times[Math.floor(bad / dim)]
  throw new RangeError(`${who}: the derivative of variable ${bad % dim} at t = ${time} is ${rows[bad]}`)
}
