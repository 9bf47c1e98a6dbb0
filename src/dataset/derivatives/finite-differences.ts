import { slice } from '../../trajectory.ts'
import { uniformInterval } from '../sampling-interval.ts'
import type { DerivativeEstimator } from './estimator.ts'

/** Central finite differences whose error is of this order in the sampling interval. */
export interface FiniteDifferences {
  readonly order: 2 | 4 | 6 | 8
}

/**
 * Weights of (y[i + k] − y[i − k]) / dt for k = 1, 2, …, by order.
 * B. Fornberg, Math. Comput. 51, 699-706 (1988), table 1.
 */
export const CENTRAL_WEIGHTS: Readonly<Record<FiniteDifferences['order'], readonly number[]>> = {
  2: [1 / 2],
  4: [2 / 3, -1 / 12],
  6: [3 / 4, -3 / 20, 1 / 60],
  8: [4 / 5, -1 / 5, 4 / 105, -1 / 280],
}

/** Central differences over uniform times; the order / 2 samples at either end have none and are left out. */
export function finiteDifferences(who: string, { order }: FiniteDifferences): DerivativeEstimator {
  const weights = CENTRAL_WEIGHTS[order]
  if (weights === undefined) throw new RangeError(`${who}: order must be 2, 4, 6 or 8, got ${order}`)
  const margin = weights.length
  return {
    needs: 2 * margin + 1,
    estimate(trajectory, caller) {
      const { dim, times, states } = trajectory
      const dt = uniformInterval(times, caller)
      const derivatives = new Float64Array(states.length - 2 * margin * dim)
      for (let j = 0; j < derivatives.length; j++) {
        const center = j + margin * dim
        let sum = 0
        for (let k = 1; k <= margin; k++) sum += weights[k - 1] * (states[center + k * dim] - states[center - k * dim])
        derivatives[j] = sum / dt
      }
      return { trajectory: slice(trajectory, margin, times.length - margin), derivatives, first: margin }
    },
  }
}
