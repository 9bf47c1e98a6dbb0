import { orthogonalPolynomials } from '../../math/orthogonal-polynomials.ts'
import { slice } from '../../trajectory.ts'
import { checkCount } from '../checks.ts'
import type { DerivativeEstimator } from './estimator.ts'

/** Least-squares polynomials over a moving window, at any times. */
export interface LocalPolynomial {
  readonly method: 'local-polynomial'
  /** Of the polynomial, from 1 up; at most 2 · halfWidth. Default 3. */
  readonly degree?: number
  /** Samples on either side of the one in the middle. */
  readonly halfWidth: number
}

/** Weights of the samples in a window: of the polynomial's value and of its slope at the one in the middle. */
export interface WindowWeights {
  readonly value: Float64Array
  readonly slope: Float64Array
}

/**
 * State and derivative in the middle of every window of 2 · halfWidth + 1 samples, from the polynomial that fits the window
 * best. The samples at either end have no window of their own and are left out. Over uniform times these are the filters
 * of A. Savitzky and M. J. E. Golay, Anal. Chem. 36, 1627-1639 (1964).
 */
export function localPolynomial(who: string, { degree = 3, halfWidth }: LocalPolynomial): DerivativeEstimator {
  checkCount(degree, `${who}: degree`)
  checkCount(halfWidth, `${who}: halfWidth`)
  if (degree > 2 * halfWidth)
    throw new RangeError(`${who}: a window of ${2 * halfWidth + 1} samples does not determine degree ${degree}`)
  const width = 2 * halfWidth + 1
  return {
    needs: width,
    estimate(trajectory) {
      const { dim, times, states } = trajectory
      const kept = slice(trajectory, halfWidth, times.length - halfWidth)
      const smooth = new Float64Array(kept.states.length)
      const derivatives = new Float64Array(kept.states.length)
      for (let i = 0; i < kept.times.length; i++) {
        const { value, slope } = windowWeights(times.subarray(i, i + width), halfWidth, degree)
        for (let l = 0; l < width; l++)
          for (let j = 0; j < dim; j++) {
            smooth[i * dim + j] += value[l] * states[(i + l) * dim + j]
            derivatives[i * dim + j] += slope[l] * states[(i + l) * dim + j]
          }
      }
      return { trajectory: { ...kept, states: smooth }, derivatives, first: halfWidth }
    },
  }
}

/** @param times Of the samples in the window. @param center The one where value and slope are wanted. */
export function windowWeights(times: Float64Array, center: number, degree: number): WindowWeights {
  const n = times.length
  const unit = Math.max(Math.abs(times[0] - times[center]), Math.abs(times[n - 1] - times[center]))
  const { values, derivatives, squares } = orthogonalPolynomials(
    times.map((t) => (t - times[center]) / unit),
    degree,
  )
  const value = new Float64Array(n)
  const slope = new Float64Array(n)
  for (let k = 0; k <= degree; k++) {
    const atCenter = values[k * n + center] / squares[k]
    const slopeAtCenter = derivatives[k * n + center] / (squares[k] * unit)
    for (let l = 0; l < n; l++) {
      value[l] += atCenter * values[k * n + l]
      slope[l] += slopeAtCenter * values[k * n + l]
    }
  }
  return { value, slope }
}
