import { firstNonFinite } from '../math/vector.ts'
import type { Trajectory } from '../trajectory.ts'
import { trajectoryList } from './checks.ts'
import { type DerivativeSource, estimatorOf } from './derivatives/estimate-derivatives.ts'
import type { DerivativeEstimate, DerivativeEstimator } from './derivatives/estimator.ts'
import type { TrajectoryPairs } from './origin.ts'

/**
 * Pairs of each state with its time derivative, one trajectory after another.
 *
 * Given a system, the derivatives are its field: exact, one pair per sample. Otherwise they are estimated from the states,
 * which are smoothed themselves where the method smooths; see `estimateDerivatives`. Samples at the ends that have no
 * estimate are left out, and a trajectory with too few of them adds nothing.
 *
 * @param source One for all trajectories, or one for each.
 * @throws RangeError if dimensions differ, times to be differenced are not uniform, a derivative is not finite, or
 * there is no pair at all.
 */
export function fieldPairs(
  trajectories: Trajectory | readonly Trajectory[],
  source: DerivativeSource | readonly DerivativeSource[],
): TrajectoryPairs {
  const list = trajectoryList(trajectories, 'fieldPairs')
  const { dim } = list[0]
  const estimators = list.map((_, index) => estimatorFor(sourceOf(source, index), dim))
  const parts = list.flatMap((trajectory, index) => {
    const { needs, estimate } = estimators[index]
    if (trajectory.times.length < needs) return []
    const part = { ...estimate(trajectory, `fieldPairs: trajectory ${index}`), index }
    checkDerivatives(part, `fieldPairs: trajectory ${index}`)
    return [part]
  })
  const least = Math.min(...estimators.map(({ needs }) => needs))
  if (parts.length === 0) throw new RangeError(`fieldPairs: needs ${least} samples, no trajectory has as many`)

  const size = parts.reduce((sum, { trajectory }) => sum + trajectory.times.length, 0)
  const pairs = emptyPairs(size, dim)
  let row = 0
  for (const { trajectory, derivatives, first, index } of parts) {
    pairs.inputs.set(trajectory.states, row * dim)
    pairs.targets.set(derivatives, row * dim)
    pairs.origin.times.set(trajectory.times, row)
    for (const sample of trajectory.times.keys()) {
      pairs.origin.trajectory[row] = index
      pairs.origin.sample[row++] = first + sample
    }
  }
  return pairs
}

function sourceOf(source: DerivativeSource | readonly DerivativeSource[], index: number): DerivativeSource {
  const own = Array.isArray(source) ? (source as readonly DerivativeSource[])[index] : (source as DerivativeSource)
  if (own === undefined) throw new RangeError(`fieldPairs: no source of derivatives for trajectory ${index}`)
  return own
}

function estimatorFor(source: DerivativeSource, dim: number): DerivativeEstimator {
  if ('field' in source && source.dim !== dim)
    throw new RangeError(`fieldPairs: the trajectories have dim ${dim}, but ${source.name} has dim ${source.dim}`)
  return estimatorOf('fieldPairs', source)
}

/** Pairs of states and derivatives, all zero. */
export function emptyPairs(size: number, dim: number): TrajectoryPairs {
  return {
    size,
    inputDim: dim,
    targetDim: dim,
    inputs: new Float64Array(size * dim),
    targets: new Float64Array(size * dim),
    origin: { times: new Float64Array(size), trajectory: new Int32Array(size), sample: new Int32Array(size) },
  }
}

function checkDerivatives({ derivatives, trajectory: { dim, times } }: DerivativeEstimate, who: string): void {
  const bad = firstNonFinite(derivatives)
  if (bad < 0) return
  const time = times[Math.floor(bad / dim)]
  throw new RangeError(`${who}: the derivative of variable ${bad % dim} at t = ${time} is ${derivatives[bad]}`)
}
