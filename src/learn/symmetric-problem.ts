import type { Scaler } from '../dataset/scaling.ts'
import { embeddedDim } from './input-embedding.ts'
import type { LearningProblem } from './learning-problem.ts'
import type { SymmetryGroup } from './symmetry-group.ts'

/** The rows of a problem and their images under every element of a group: inputs and targets turn alike. */
export function withImages(problem: LearningProblem, group: SymmetryGroup): LearningProblem {
  const { size, inputDim, inputs, targets, windows } = problem
  const order = group.elements.length
  return {
    ...problem,
    size: order * size,
    inputs: images(inputs, inputDim, group),
    targets: images(targets, problem.targetDim, group),
    ...(windows && {
      windows: {
        width: windows.width,
        points: images(windows.points, inputDim, group),
        weights: repeated(windows.weights, order),
        first: Int32Array.from({ length: order * size }, (_, row) => {
          const image = Math.floor(row / size)
          return windows.first[row % size] + (image * windows.points.length) / inputDim
        }),
      },
    }),
  }
}

/** The values over again, for each element of a group. */
export function repeated(values: Float64Array, times: number): Float64Array {
  const all = new Float64Array(times * values.length)
  for (let i = 0; i < times; i++) all.set(values, i * values.length)
  return all
}

/** Rows of `width` numbers, of which the first group.dim turn: all rows under the first element, then the next. */
function images(rows: Float64Array, width: number, { dim, elements }: SymmetryGroup): Float64Array {
  const all = repeated(rows, elements.length)
  for (const [g, element] of elements.entries())
    for (let from = 0; from < rows.length; from += width)
      for (let i = 0; i < dim; i++) {
        let sum = 0
        for (let j = 0; j < dim; j++) sum += element[i * dim + j] * rows[from + j]
        all[g * rows.length + from + i] = sum
      }
  return all
}

/**
 * How the group acts on embedded inputs: on the state as it does, on what is not state not at all; each of shape
 * [embedded, embedded].
 *
 * @throws RangeError if it mixes a periodic variable with others or does more than reverse it.
 */
export function embeddedAction(who: string, { dim, elements }: SymmetryGroup, periods: Float64Array): Float64Array[] {
  const width = embeddedDim(periods)
  const starts = Array.from(periods, (_, j) => embeddedDim(periods.subarray(0, j)))
  return elements.map((element) => {
    const action = Float64Array.from({ length: width * width }, (_, k) => (k % (width + 1) === 0 ? 1 : 0))
    for (let i = 0; i < dim; i++)
      for (let j = 0; j < dim; j++) {
        const value = element[i * dim + j]
        const periodic = periods[i] > 0 || periods[j] > 0
        if (periodic && Math.abs(value) !== (i === j ? 1 : 0))
          throw new RangeError(`${who}: a symmetry may only keep or reverse the periodic variable ${i}, got ${value}`)
        // The cosine of an angle is that of the reversed angle.
        const at = periodic ? 1 : 0
        if (!periodic || i === j) action[(starts[i] + at) * width + starts[j] + at] = value
      }
    return action
  })
}

/** The scaler with a mean that the group leaves where it is, exactly: the mean over its images. */
export function invariantScaler({ mean, scale }: Scaler, actions: readonly Float64Array[]): Scaler {
  const dim = mean.length
  const average = mean.map((_, i) => {
    let sum = 0
    for (const action of actions) for (let j = 0; j < dim; j++) sum += action[i * dim + j] * mean[j]
    return sum / actions.length
  })
  return { mean: average, scale }
}

/** The actions in units of a scaler with such a mean. */
export function scaledActions({ scale }: Scaler, actions: readonly Float64Array[]): Float64Array[] {
  const dim = scale.length
  return actions.map((action) => action.map((value, k) => (value * scale[k % dim]) / scale[Math.floor(k / dim)]))
}
