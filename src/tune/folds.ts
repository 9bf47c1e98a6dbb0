import type { Trajectory } from '../trajectory.ts'
import type { HeldOut, Split } from './splits.ts'
import type { RolloutCriterion } from './tune-options.ts'

/** What a candidate is fitted to once, and judged on. Plain data. */
export interface Fold {
  readonly train: readonly Trajectory[]
  /** Held-out pieces that predictions are compared with, from their first state on. */
  readonly windows: readonly Trajectory[]
}

/** Windows of every fold are equally long. @throws RangeError where one has no room. */
export function foldsOf(splits: readonly Split[], stride: number, criterion: RolloutCriterion): Fold[] {
  const { starts = 20 } = criterion
  const longest = Math.min(...splits.map(({ test }) => Math.max(...test.map((held) => held.starts))))
  const steps = criterion.horizon ?? Math.floor((longest - 1) / 2 / stride)
  return splits.map(({ train, test }) => {
    const windows = windowsOf(test, stride, steps, starts)
    if (windows.length > 0) return { train, windows }
    const room = steps < 1 ? longest : Math.max(...test.map(({ piece }) => piece.times.length))
    const fewer = splits.length > 1 ? ', fewer origins' : ''
    throw new RangeError(
      `tune: the longest held-out piece has ${room} samples, too few to predict ${Math.max(1, steps)} steps of ${stride}; give longer trajectories${fewer} or a larger holdOut`,
    )
  })
}

/** Every stride-th sample of the held-out pieces, cut at starts that are evenly spread over all that are possible. */
function windowsOf(test: readonly HeldOut[], stride: number, steps: number, starts: number): Trajectory[] {
  if (steps < 1) return []
  const possible = test.flatMap(({ piece, starts: own }) =>
    Array.from({ length: Math.max(0, Math.min(own, piece.times.length - steps * stride)) }, (_, start) => ({
      piece,
      start,
    })),
  )
  const count = Math.min(starts, possible.length)
  return Array.from({ length: count }, (_, k) => {
    const { piece, start } = possible[Math.floor(((k + 0.5) * possible.length) / count)]
    return everyNth(piece, start, stride, steps + 1)
  })
}

function everyNth({ dim, times, states }: Trajectory, start: number, stride: number, count: number): Trajectory {
  const at = (i: number): number => start + i * stride
  return {
    dim,
    times: Float64Array.from({ length: count }, (_, i) => times[at(i)]),
    states: Float64Array.from({ length: count * dim }, (_, k) => states[at(Math.floor(k / dim)) * dim + (k % dim)]),
    status: 'complete',
  }
}
