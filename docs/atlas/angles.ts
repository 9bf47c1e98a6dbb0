import { extent } from '../../src/figure/points.ts'
import type { MapSystem } from '../../src/system/system.ts'
import { component, stateAt, type Trajectory } from '../../src/trajectory.ts'

type Dynamics = (t: number, y: Float64Array, out: Float64Array) => void

/** Whether the field cannot tell variable j from j + 2π, and the trajectory makes more than a turn of it. */
export function isAngle(field: Dynamics, trajectory: Trajectory, j: number): boolean {
  return turns(trajectory, j) && changes(field, trajectory, j).every((change) => change === 0)
}

/** The same of a map: j + 2π may lead whole turns further. */
export function isAngleOfMap({ advance }: MapSystem, trajectory: Trajectory, j: number): boolean {
  const dynamics: Dynamics = (t, y, out) => advance(y, out, t)
  return turns(trajectory, j) && changes(dynamics, trajectory, j).every((change) => Math.abs(folded(change)) < 1e-6)
}

function turns(trajectory: Trajectory, j: number): boolean {
  const [low, high] = extent(component(trajectory, j))
  return high - low > 2.2 * Math.PI
}

/** What a turn of variable j changes in each entry, at four states; 0 where that is rounding. */
function changes(dynamics: Dynamics, trajectory: Trajectory, j: number): number[] {
  const { dim, times } = trajectory
  return [0, 0.3, 0.7, 1].flatMap((part) => {
    const i = Math.floor(part * (times.length - 1))
    const y = stateAt(trajectory, i).slice()
    const [here, there] = [new Float64Array(dim), new Float64Array(dim)]
    dynamics(times[i], y, here)
    y[j] += 2 * Math.PI
    dynamics(times[i], y, there)
    return Array.from(here, (value, k) => (isClose(value, there[k]) ? 0 : there[k] - value))
  })
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-8 * (Math.abs(a) + 1e-6)
}

/** An angle brought into [−π, π). */
export function folded(angle: number): number {
  return angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI))
}
