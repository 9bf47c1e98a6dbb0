import { eulerMaruyama } from '../../src/integrate/sde/euler-maruyama.ts'
import { integrateSde } from '../../src/integrate/sde/integrate-sde.ts'
import type { SdeSystem } from '../../src/system/system.ts'
import type { Trajectory } from '../../src/trajectory.ts'
import { axisOf, columnsOf, type Layer, labelOf, type View } from './view.ts'

const PATHS = 6

/** Several sample paths of one variable over time, the trajectory's own on top. */
export function pathsView(system: SdeSystem, trajectory: Trajectory): View {
  const rows = Math.min(trajectory.times.length, 1001)
  const times = trajectory.times.subarray(0, rows)
  const method = eulerMaruyama({ step: times[1] - times[0] })
  const others = Array.from({ length: PATHS - 1 }, (_, k) =>
    integrateSde(system, system.initialState, times, method, { seed: k + 1 }),
  )
  const layers = [...others, trajectory].map((path, k): Layer => {
    const [values] = columnsOf(path, [0]).map((column) => column.subarray(0, rows))
    return {
      columns: [times.subarray(0, values.length), values],
      mark: 'line',
      tone: k === PATHS - 1 ? 'main' : 'faint',
    }
  })
  return {
    axes: [axisOf('time', times), axisOf(labelOf(trajectory, 0), ...layers.map(({ columns }) => columns[1]))],
    layers,
    caption: `${PATHS} sample paths from the same start.`,
  }
}
