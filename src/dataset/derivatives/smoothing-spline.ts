import { smoothingSpline as spline } from '../../math/smoothing-spline.ts'
import { component } from '../../trajectory.ts'
import type { DerivativeEstimator } from './estimator.ts'

/** A cubic smoothing spline through each variable, at any times. */
export interface SmoothingSplines {
  readonly method: 'smoothing-spline'
  /** λ in Σ (y − g)² + λ ∫ g″², the same for all variables. Default: each its own, by generalized cross-validation. */
  readonly smoothing?: number
}

/** States and derivatives of a smoothing spline at every sample. It is straight at its ends, and less accurate there. */
export function smoothingSpline(who: string, { smoothing }: SmoothingSplines): DerivativeEstimator {
  if (smoothing !== undefined && !(smoothing >= 0 && Number.isFinite(smoothing)))
    throw new RangeError(`${who}: smoothing must be finite and not negative, got ${smoothing}`)
  return {
    needs: 4,
    estimate(trajectory) {
      const { dim, times, states } = trajectory
      // Time may run backwards; the spline's does not.
      const direction = Math.sign(times[times.length - 1] - times[0])
      const elapsed = times.map((t) => direction * (t - times[0]))
      const smooth = new Float64Array(states.length)
      const derivatives = new Float64Array(states.length)
      for (let j = 0; j < dim; j++) {
        const fit = spline(elapsed, component(trajectory, j), smoothing)
        for (let i = 0; i < times.length; i++) {
          smooth[i * dim + j] = fit.values[i]
          derivatives[i * dim + j] = direction * fit.derivatives[i]
        }
      }
      return { trajectory: { ...trajectory, states: smooth }, derivatives, first: 0 }
    },
  }
}
