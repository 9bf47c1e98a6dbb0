import type { Dataset } from '../../dataset/dataset.ts'
import { CENTRAL_WEIGHTS, type FiniteDifferences } from '../../dataset/derivatives/finite-differences.ts'
import type { WindowOptions, WindowRun } from '../../dataset/row-windows.ts'

/** What is learned of pairs of rows. Plain data. */
export type PairTask =
  | { readonly learner: 'flow-map'; readonly stride: number; readonly target: 'state' | 'increment' }
  | { readonly learner: 'vector-field'; readonly order: FiniteDifferences['order'] }

/** Rows that a pair needs around its own one. */
export function neighborhood(task: PairTask): Pick<WindowOptions, 'before' | 'after'> {
  if (task.learner === 'flow-map') return { before: 0, after: task.stride }
  const margin = CENTRAL_WEIGHTS[task.order].length
  return { before: margin, after: margin }
}

/**
 * The pairs of a run, one for each of its rows: the state, and the later state, the increment to it or the derivative times
 * the time between rows.
 *
 * @param periods Period of each variable, 0 where it has none; shape [dim].
 */
export function taskPairs(task: PairTask, periods: Float64Array, run: WindowRun): Dataset {
  const { size, dim, states } = run
  const { before } = neighborhood(task)
  const inputs = states.subarray(before * dim, (before + size) * dim)
  const targets =
    task.learner === 'vector-field'
      ? derivatives(task.order, periods, run)
      : task.target === 'state'
        ? states.subarray(task.stride * dim, (task.stride + size) * dim)
        : increments(task.stride, periods, run)
  return { size, inputDim: dim, targetDim: dim, inputs, targets }
}

function increments(stride: number, periods: Float64Array, { size, dim, states }: WindowRun): Float64Array {
  const targets = new Float64Array(size * dim)
  for (let k = 0; k < targets.length; k++) targets[k] = difference(states, dim, k, stride, periods[k % dim])
  return targets
}

function derivatives(
  order: FiniteDifferences['order'],
  periods: Float64Array,
  { size, dim, states }: WindowRun,
): Float64Array {
  const weights = CENTRAL_WEIGHTS[order]
  const margin = weights.length
  const targets = new Float64Array(size * dim)
  for (let k = 0; k < targets.length; k++) {
    let sum = 0
    for (let m = 1; m <= margin; m++)
      sum += weights[m - 1] * difference(states, dim, k + (margin - m) * dim, 2 * m, periods[k % dim])
    targets[k] = sum
  }
  return targets
}

/** How far a variable goes from position k in `steps` rows, where no single step is longer than half a period. */
function difference(states: Float64Array, dim: number, k: number, steps: number, period: number): number {
  if (period === 0) return states[k + steps * dim] - states[k]
  let sum = 0
  for (let s = 0, at = k; s < steps; s++, at += dim) {
    const step = states[at + dim] - states[at]
    sum += step - period * Math.round(step / period)
  }
  return sum
}
