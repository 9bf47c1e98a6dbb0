import { polynomialAt, polynomialDerivative, polynomialThrough } from '../math/polynomial.ts'
import { root } from '../math/root.ts'
import { component, type Trajectory } from '../trajectory.ts'

/** Samples that the interpolant passes through, the turning one in the middle. */
const POINTS = 5

/**
 * The states at which a variable of a sampled trajectory is largest (or smallest) for the moment: a trajectory whose rows
 * are the turning points. They lie on the polynomial through five samples: their times are good to fourth order in the
 * sampling interval, their values to fifth. Of a plateau the first sample counts. The two samples at each end are never
 * one.
 */
export function turningPoints(trajectory: Trajectory, variable: number, kind: 'maximum' | 'minimum'): Trajectory {
  const { dim, variables, status, message } = trajectory
  const sign = kind === 'maximum' ? 1 : -1
  const values = component(trajectory, variable).map((value) => sign * value)
  const found: number[] = []
  for (let i = 2; i < values.length - 2; i++) if (values[i - 1] < values[i] && values[i] >= values[i + 1]) found.push(i)
  const times = new Float64Array(found.length)
  const states = new Float64Array(found.length * dim)
  found.forEach((i, row) => {
    times[row] = turnAt(trajectory, variable, i, states.subarray(row * dim, (row + 1) * dim))
  })
  return { dim, times, states, status, ...(variables && { variables }), ...(message !== undefined && { message }) }
}

/** The time at which the variable turns near sample i; writes the state there. */
function turnAt({ dim, times, states }: Trajectory, variable: number, i: number, out: Float64Array): number {
  const from = i - (POINTS - 1) / 2
  const unit = times[i + 1] - times[i]
  const x = Float64Array.from({ length: POINTS }, (_, k) => (times[from + k] - times[i]) / unit)
  const interpolants = Array.from({ length: dim }, (_, j) =>
    polynomialThrough(
      x,
      Array.from(x, (_, k) => states[(from + k) * dim + j]),
    ),
  )
  const derivative = polynomialDerivative(interpolants[variable])
  const slope = (t: number): number => polynomialAt(derivative, t)
  const [a, b] = [x[1], x[3]]
  const [before, after] = [slope(a), slope(b)]
  // Noise can bend the interpolant so much that it does not turn between the neighbors; the sample itself does.
  const place = Math.sign(before) === -Math.sign(after) ? root(slope, a, b, before, after) : 0
  for (let j = 0; j < dim; j++) out[j] = polynomialAt(interpolants[j], place)
  return times[i] + place * unit
}
