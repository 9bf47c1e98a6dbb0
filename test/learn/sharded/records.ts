import type { RecordPart, RowChunk } from '../../../src/dataset/record-part.ts'
import { recordPart } from '../../../src/dataset/record-part.ts'
import { rk4 } from '../../../src/integrate/fixed/rk4.ts'
import { integrate } from '../../../src/integrate/integrate.ts'
import { type Trajectory, timeGrid } from '../../../src/trajectory.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'

export const dt = 0.02
export const orbit: Trajectory = integrate(lorenz63, [1, 2, 20], timeGrid(0, dt, 2999), rk4({ step: 0.01 }))

/** A record as a part whose chunks have these sizes in turn. */
export function partOf(name: string, record: Omit<RowChunk, 'variables'>, sizes: readonly number[]): RecordPart {
  const { dim, times, states } = record
  return recordPart(name, function* () {
    for (let start = 0, k = 0; start < times.length; k++) {
      const end = Math.min(times.length, start + sizes[k % sizes.length])
      yield {
        dim,
        variables: ['x', 'y', 'z'].slice(0, dim),
        times: times.slice(start, end),
        states: states.slice(start * dim, end * dim),
      }
      start = end
    }
  })
}

export function rowsOf({ dim, times, states }: Trajectory, start: number, end: number): Trajectory {
  const status = 'complete'
  return { dim, status, times: times.slice(start, end), states: states.slice(start * dim, end * dim) }
}
