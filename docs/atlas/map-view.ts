import type { MapSystem } from '../../src/system/system.ts'
import type { Trajectory } from '../../src/trajectory.ts'
import { folded, isAngleOfMap } from './angles.ts'
import { axisOf, columnsOf, labelOf, type View } from './view.ts'

const TRANSIENT = 200

/** The orbit as dots; for a single variable each value over the one before, which draws the map itself. */
export function mapView(system: MapSystem, trajectory: Trajectory): View {
  const n = trajectory.times.length
  const from = n > 10 * TRANSIENT ? TRANSIENT : 0
  if (trajectory.dim === 1) return returnView(trajectory, from)
  const variables = [0, 1, 2].slice(0, trajectory.dim)
  const columns = columnsOf(trajectory, variables, from).map((column, j) =>
    isAngleOfMap(system, trajectory, j) ? column.map(folded) : column,
  )
  return {
    axes: variables.map((j, k) => axisOf(labelOf(trajectory, j), columns[k])),
    layers: [{ columns, mark: 'dots', tone: 'main' }],
    caption: `Where ${n - from} iterates lie${from > 0 ? `, after the first ${from}` : ''}.`,
  }
}

function returnView(trajectory: Trajectory, from: number): View {
  const [values] = columnsOf(trajectory, [0], from)
  const [now, next] = [values.subarray(0, -1), values.subarray(1)]
  const label = labelOf(trajectory, 0)
  const axis = axisOf(label, values)
  const diagonal = Float64Array.of(axis.low, axis.high)
  return {
    axes: [
      { ...axis, label: `${label}, now` },
      { ...axis, label: `${label}, next` },
    ],
    layers: [
      { columns: [diagonal, diagonal], mark: 'line', tone: 'faint' },
      { columns: [now, next], mark: 'dots', tone: 'main' },
    ],
    caption: 'Each value over the one before it: the graph of the map, as far as the orbit visits it.',
  }
}
