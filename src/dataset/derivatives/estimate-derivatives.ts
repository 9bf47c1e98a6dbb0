import type { OdeSystem } from '../../system/system.ts'
import { stateAt, type Trajectory } from '../../trajectory.ts'
import { trajectoryList } from '../checks.ts'
import type { DerivativeEstimate, DerivativeEstimator } from './estimator.ts'
import { type FiniteDifferences, finiteDifferences } from './finite-differences.ts'
import { type LocalPolynomial, localPolynomial } from './local-polynomial.ts'
import { type SmoothingSplines, smoothingSpline } from './smoothing-spline.ts'

/** Where derivatives come from: a known system, or the states. */
export type DerivativeSource = OdeSystem | FiniteDifferences | LocalPolynomial | SmoothingSplines

/**
 * The time derivatives along a trajectory, and its states, smoothed where the source smooths.
 *
 * @throws RangeError for a trajectory with too few samples, or times to be differenced that are not uniform.
 */
export function estimateDerivatives(trajectory: Trajectory, source: DerivativeSource): DerivativeEstimate {
  const who = 'estimateDerivatives'
  const [checked] = trajectoryList(trajectory, who)
  const { needs, estimate } = estimatorOf(who, source)
  if (checked.times.length < needs)
    throw new RangeError(`${who}: needs ${needs} samples, the trajectory has ${checked.times.length}`)
  return estimate(checked, `${who}: the trajectory`)
}

/** @param who Opens error messages. */
export function estimatorOf(who: string, source: DerivativeSource): DerivativeEstimator {
  if ('field' in source) return fieldAt(source)
  if ('order' in source) return finiteDifferences(who, source)
  if (source.method === 'local-polynomial') return localPolynomial(who, source)
  if (source.method === 'smoothing-spline') return smoothingSpline(who, source)
  throw new RangeError(`${who}: no derivatives by ${JSON.stringify(source)}`)
}

/** A known field at every sample: exact. */
function fieldAt(system: OdeSystem): DerivativeEstimator {
  return {
    needs: 1,
    estimate(trajectory) {
      const { dim, times, states } = trajectory
      const derivatives = new Float64Array(states.length)
      for (let i = 0; i < times.length; i++)
        system.field(times[i], stateAt(trajectory, i), derivatives.subarray(i * dim, (i + 1) * dim))
      return { trajectory, derivatives, first: 0 }
    },
  }
}
