import type { DdeSystem } from '../../src/system/system.ts'
import { longestLag } from './longest-lag.ts'
import { plain } from './numbers.ts'
import type { Simulation } from './simulation.ts'
import { axisOf, columnsOf, labelOf, type View } from './view.ts'

/** The single variable of a delay system over what it was a lag ago. */
export function delayView(system: DdeSystem, { trajectory, from }: Simulation): View | undefined {
  const { times } = trajectory
  const [values] = columnsOf(trajectory, [0], from)
  const dt = times[1] - times[0]
  const rows = Math.max(1, Math.round(longestLag(system) / dt))
  if (values.length < 2 * rows) return undefined
  const [before, now] = [values.subarray(0, -rows), values.subarray(rows)]
  const label = labelOf(trajectory, 0)
  const lag = plain(rows * dt, 4)
  return {
    axes: [axisOf(`${label}, ${lag} before`, before), axisOf(label, now)],
    layers: [{ columns: [before, now], mark: 'line', tone: 'main' }],
    caption: `${label} over what it was a time of ${lag} before.`,
  }
}
