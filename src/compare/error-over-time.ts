import type { Trajectory } from '../trajectory.ts'

/**
 * The root mean square, over variables, of (prediction − truth) / scale at each time that both reach; shape [n].
 *
 * @param scale One positive number for each variable, usually its standard deviation.
 * @throws RangeError if dimensions differ or the times that both reach are not the same.
 */
export function errorOverTime(truth: Trajectory, prediction: Trajectory, scale: ArrayLike<number>): Float64Array {
  checkComparable(truth, prediction)
  const { dim } = truth
  if (scale.length !== dim) throw new RangeError(`errorOverTime: scale has length ${scale.length}, but dim is ${dim}`)
  const errors = new Float64Array(sharedLength(truth, prediction))
  for (let i = 0; i < errors.length; i++) {
    let sum = 0
    for (let j = 0; j < dim; j++) sum += ((prediction.states[i * dim + j] - truth.states[i * dim + j]) / scale[j]) ** 2
    errors[i] = Math.sqrt(sum / dim)
  }
  return errors
}

/** Number of leading times that both trajectories reach. */
export function sharedLength(truth: Trajectory, prediction: Trajectory): number {
  return Math.min(truth.times.length, prediction.times.length)
}

/** Times count as equal up to this fraction of the larger of their size and the span. */
const TIME_TOLERANCE = 1e-9

export function checkComparable(truth: Trajectory, prediction: Trajectory): void {
  if (truth.dim !== prediction.dim)
    throw new RangeError(`compare: truth has dim ${truth.dim}, prediction has dim ${prediction.dim}`)
  const n = sharedLength(truth, prediction)
  if (n === 0) throw new RangeError('compare: a trajectory is empty')
  const span = Math.max(...[0, n - 1].map((i) => Math.abs(truth.times[i])))
  for (let i = 0; i < n; i++) {
    if (Math.abs(truth.times[i] - prediction.times[i]) > TIME_TOLERANCE * span)
      throw new RangeError(
        `compare: times differ at index ${i}: truth ${truth.times[i]}, prediction ${prediction.times[i]}; predict at the truth's times`,
      )
  }
}
