import { type RecurrenceMatrix, recurs } from '../compare/recurrence-matrix.ts'
import type { Figure } from './figure.ts'
import { axis, baseLayout, colors } from './theme.ts'

export interface RecurrencePlotOptions {
  readonly matrix: RecurrenceMatrix
  /** Title of both time axes; 'time' by default. */
  readonly timeLabel?: string
  /** Replaces the caption. */
  readonly caption?: string
}

/** Cells along a side; of a longer trajectory each stands for several states. */
const MOST_CELLS = 320

/**
 * The pairs of times at which a trajectory is in the same place. Of more than 320 states neighbors are drawn together, the
 * darker the more of them recur.
 * @throws RangeError for an empty matrix.
 */
export function recurrencePlot({ matrix, timeLabel = 'time', caption }: RecurrencePlotOptions): Figure {
  const { size, times, threshold, scaling, recurrenceRate, determinism } = matrix
  if (size === 0) throw new RangeError('recurrencePlot: the matrix is empty; give a trajectory with states')
  const perCell = Math.ceil(size / MOST_CELLS)
  const z = cells(matrix, perCell)
  const dt = size > 1 ? (times[size - 1] - times[0]) / (size - 1) : 1
  const place = { x0: times[0] + ((perCell - 1) / 2) * dt, dx: perCell * dt }
  const colorscale = [
    [0, colors.background],
    [1, colors.truth],
  ]
  // Half of a cell is as dark as all of it, so that the thin lines of a long trajectory still show.
  const look = { colorscale, zmin: 0, zmax: perCell === 1 ? 1 : 0.5, showscale: false, hoverinfo: 'skip' }
  return {
    data: [{ type: 'heatmap', z, ...place, y0: place.x0, dy: place.dx, ...look }],
    layout: {
      ...baseLayout(560, { l: 48, r: 16, t: 16, b: 52 }),
      xaxis: axis(timeLabel, { constrain: 'domain', showgrid: false }),
      yaxis: axis(timeLabel, { scaleanchor: 'x', constrain: 'domain', showgrid: false }),
    },
    caption:
      caption ??
      `Dark where the states at two times are closer than ${threshold} (in ${scaling}): ` +
        `${percent(recurrenceRate)} of all pairs, of which ${percent(determinism)} lie in diagonal lines. ` +
        'Long diagonals are stretches that repeat; a cycle draws nothing but unbroken ones.',
  }
}

/** The fraction of recurrences in each cell, to two digits. */
function cells(matrix: RecurrenceMatrix, perCell: number): number[][] {
  const count = Math.ceil(matrix.size / perCell)
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (_, column) => {
      let [points, pairs] = [0, 0]
      for (let i = row * perCell; i < Math.min((row + 1) * perCell, matrix.size); i++)
        for (let j = column * perCell; j < Math.min((column + 1) * perCell, matrix.size); j++) {
          pairs++
          if (recurs(matrix, i, j)) points++
        }
      return Math.round((100 * points) / pairs) / 100
    }),
  )
}

function percent(fraction: number): string {
  return Number.isFinite(fraction) ? `${Number((100 * fraction).toPrecision(3))} %` : 'none'
}
