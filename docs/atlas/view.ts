import { component, type Trajectory } from '../../src/trajectory.ts'
import { symbolText } from './symbol-text.ts'

export interface Axis {
  readonly label: string
  readonly low: number
  readonly high: number
  /** Whether its values mean nothing by themselves. */
  readonly unmarked?: boolean
}

/** One mark for all rows; NaN in the columns breaks a line. */
export interface Layer {
  /** One per axis. */
  readonly columns: readonly Float64Array[]
  readonly mark: 'line' | 'dots' | 'spots'
  readonly tone: 'main' | 'faint' | 'accent'
}

/** A picture of a motion in a plane or in space, in the units of the system; later layers lie over earlier ones. */
export interface View {
  /** Two or three. */
  readonly axes: readonly Axis[]
  readonly layers: readonly Layer[]
  readonly caption: string
  /** Whether both axes have the same scale. */
  readonly sameScale?: boolean
}

/** What to write beside the axis of variable j. */
export function labelOf({ variables }: Trajectory, j: number): string {
  return symbolText(variables?.[j] ?? `y${j + 1}`)
}

/** An axis that holds all of `columns`. */
export function axisOf(label: string, ...columns: readonly Float64Array[]): Axis {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const column of columns)
    for (const value of column) {
      if (value < low) low = value
      if (value > high) high = value
    }
  if (high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high))) return { label, low, high }
  const room = Math.abs(low) * 0.1 || 1
  return { label, low: low - room, high: high + room }
}

/** Columns of the chosen variables from row `from` on. */
export function columnsOf(trajectory: Trajectory, variables: readonly number[], from = 0): Float64Array[] {
  return variables.map((j) => component(trajectory, j).subarray(from))
}
