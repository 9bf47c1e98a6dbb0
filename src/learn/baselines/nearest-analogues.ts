import { checkCount } from '../../dataset/checks.ts'
import { type Scaler, scaleRows, standardScaler } from '../../dataset/scaling.ts'
import type { Trajectory } from '../../trajectory.ts'
import { type DelaySpace, type DelaySystem, delaySpace, delaySystem, type NextSample } from '../delay-system.ts'
import { incrementPairs } from '../delay-window.ts'

export interface NearestAnaloguesOptions {
  readonly delays: number
  /** Past states that a forecast averages over; default 4. */
  readonly neighbors?: number
}

/**
 * The forecast that history repeats itself: the mean increment that followed the nearest past delay vectors, each variable
 * in units of its standard deviation. Every step looks through all records.
 *
 * Source: E. N. Lorenz, J. Atmos. Sci. 26, 636-646 (1969).
 *
 * @param records One or many, of any lengths; all with the same uniform sampling interval.
 * @throws RangeError for counts that are not whole, or more neighbors than the records have delay vectors with a successor.
 */
export function nearestAnalogues(
  records: Trajectory | readonly Trajectory[],
  { delays, neighbors = 4 }: NearestAnaloguesOptions,
): DelaySystem {
  checkCount(delays, 'nearestAnalogues: delays')
  checkCount(neighbors, 'nearestAnalogues: neighbors')
  const { size, inputs, inputDim, targets } = incrementPairs(records, { delays })
  if (neighbors > size)
    throw new RangeError(
      `nearestAnalogues: ${neighbors} neighbors, but there are ${size} delay vectors with a successor`,
    )
  const scaler = standardScaler(inputs, inputDim)
  return nearestAnaloguesOf({
    learner: 'nearest-analogues',
    space: delaySpace('nearest analogues', records, delays),
    neighbors,
    scaler,
    points: scaleRows(scaler, inputs),
    increments: targets,
  })
}

/** As plain data: the past itself. */
export type NearestAnaloguesRecipe = {
  readonly learner: 'nearest-analogues'
  readonly space: DelaySpace
  readonly neighbors: number
  readonly scaler: Scaler
  /** Past delay vectors, scaled; shape [size, variables]. */
  readonly points: Float64Array
  /** What followed each of them; shape [size, channels]. */
  readonly increments: Float64Array
}

export function nearestAnaloguesOf(recipe: NearestAnaloguesRecipe): DelaySystem {
  const { space, neighbors, scaler, points, increments } = recipe
  const { channels, variables } = space
  const x = new Float64Array(variables.length)
  const nearest = new Int32Array(neighbors)
  const squares = new Float64Array(neighbors)
  const nextSample: NextSample = (y, out) => {
    scaleRows(scaler, y, x)
    findNearest(points, x, nearest, squares)
    for (let c = 0; c < channels; c++) {
      let sum = 0
      for (let k = 0; k < neighbors; k++) sum += increments[nearest[k] * channels + c]
      out[c] = y[c] + sum / neighbors
    }
  }
  return delaySystem('nearest analogues', space, nextSample, recipe)
}

/**
 * Writes the rows of points nearest to x and their squared distances, nearest first; of equals, the earlier one first. Row 0
 * stands in where x is so far away that squares overflow.
 *
 * @param points Shape [n, x.length].
 */
function findNearest(points: Float64Array, x: Float64Array, nearest: Int32Array, squares: Float64Array): void {
  const dim = x.length
  const last = squares.length - 1
  squares.fill(Number.POSITIVE_INFINITY)
  nearest.fill(0)
  for (let i = 0; i * dim < points.length; i++) {
    let square = 0
    for (let j = 0; j < dim && square < squares[last]; j++) square += (points[i * dim + j] - x[j]) ** 2
    if (!(square < squares[last])) continue
    let k = last
    for (; k > 0 && squares[k - 1] > square; k--) {
      squares[k] = squares[k - 1]
      nearest[k] = nearest[k - 1]
    }
    squares[k] = square
    nearest[k] = i
  }
}
