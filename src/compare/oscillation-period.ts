import { component, type Trajectory } from '../trajectory.ts'

/**
 * The mean time between upward crossings of the middle of a variable's range: its period, if it is periodic and crosses
 * the middle once a cycle. Crossings are located on the cubic through four samples, so the error is of fourth order in
 * the sampling interval.
 *
 * @throws RangeError if there are fewer than two upward crossings.
 */
export function oscillationPeriod(trajectory: Trajectory, variable = 0): number {
  const { level, times } = upwardCrossings(trajectory, variable)
  if (times.length < 2)
    throw new RangeError(
      `oscillationPeriod: variable ${variable} crosses ${level} upwards ${times.length} times; give a longer trajectory`,
    )
  return (times[times.length - 1] - times[0]) / (times.length - 1)
}

/** The middle of a variable's range, and the times at which it passes that upwards. */
export function upwardCrossings(
  trajectory: Trajectory,
  variable: number,
): { readonly level: number; readonly times: Float64Array } {
  const values = component(trajectory, variable)
  const low = values.reduce((a, b) => Math.min(a, b))
  const high = values.reduce((a, b) => Math.max(a, b))
  const level = (low + high) / 2
  const times: number[] = []
  for (let i = 1; i < values.length - 2; i++)
    if (values[i] < level && values[i + 1] >= level) times.push(crossing(trajectory.times, values, level, i))
  return { level, times: Float64Array.from(times) }
}

/** Where the cubic through samples i − 1 … i + 2 passes the level, between samples i and i + 1. */
function crossing(times: Float64Array, values: Float64Array, level: number, i: number): number {
  let [below, above] = [times[i], times[i + 1]]
  for (let step = 0; step < 60; step++) {
    const middle = (below + above) / 2
    if (cubic(times, values, i, middle) < level) below = middle
    else above = middle
  }
  return (below + above) / 2
}

/** Lagrange interpolation through samples i − 1 … i + 2. */
function cubic(times: Float64Array, values: Float64Array, i: number, t: number): number {
  let sum = 0
  for (let a = i - 1; a <= i + 2; a++) {
    let weight = values[a]
    for (let b = i - 1; b <= i + 2; b++) if (b !== a) weight *= (t - times[b]) / (times[a] - times[b])
    sum += weight
  }
  return sum
}
