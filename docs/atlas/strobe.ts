import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { folded } from './angles.ts'
import { drivePeriod } from './drive-period.ts'
import { axisOf, columnsOf, type Layer } from './view.ts'

const FLASHES = 2500
/** Dots need no more, and a field that jumps with its drive takes many steps for it. */
const DRAWN = { relativeTolerance: 1e-6 }
/** Fewer points than this are drawn large: the motion keeps step with its drive. */
const FEW = 40

/** The states once per period of the drive, going on from where the trajectory ends; undefined where it has no period. */
export function strobe(system: OdeSystem, trajectory: Trajectory, angles: readonly boolean[]): Layer | undefined {
  const period = drivePeriod(system)
  if (period === undefined || trajectory.status !== 'complete') return undefined
  const start = Math.ceil(trajectory.times[trajectory.times.length - 1] / period) * period
  const bridge = Float64Array.of(trajectory.times[trajectory.times.length - 1], start)
  const first = bridge[1] > bridge[0] ? integrate(system, stateAt(trajectory, -1), bridge) : trajectory
  const times = timeGrid(start, period, FLASHES)
  const flashes = integrate(system, stateAt(first, -1), times, dop853({ ...DRAWN, maxSteps: 400_000 }))
  const columns = columnsOf(flashes, [0, 1]).map((column, k) => (angles[k] ? column.map(folded) : column))
  return { columns, mark: distinct(columns) < FEW ? 'spots' : 'dots', tone: 'accent' }
}

/** How many points there are that one could tell apart. */
function distinct(columns: readonly Float64Array[]): number {
  const axes = columns.map((column) => axisOf('', column))
  const cell = (k: number, i: number): number =>
    Math.round((100 * columns[k][i]) / (Math.abs(axes[k].low) + Math.abs(axes[k].high)))
  return new Set(Array.from(columns[0], (_, i) => `${cell(0, i)} ${cell(1, i)}`)).size
}
