import { mean, standardDeviation } from '../math/statistics.ts'
import type { Measured } from '../system/measured.ts'
import { component, type Trajectory } from '../trajectory.ts'

/** Mean, standard deviation and bounds of each variable. */
export function attractorBox(attractor: Trajectory): Pick<Measured, 'mean' | 'standardDeviation' | 'least' | 'most'> {
  const columns = Array.from({ length: attractor.dim }, (_, j) => component(attractor, j))
  return {
    mean: columns.map(mean),
    standardDeviation: columns.map(standardDeviation),
    least: columns.map((values) => values.reduce((a, b) => Math.min(a, b))),
    most: columns.map((values) => values.reduce((a, b) => Math.max(a, b))),
  }
}
