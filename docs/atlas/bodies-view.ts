import type { Trajectory } from '../../src/trajectory.ts'
import { axisOf, columnsOf, type Layer, type View } from './view.ts'

/** The paths of several bodies in their plane, with a dot where each of them starts. */
export function bodiesView(trajectory: Trajectory, bodies: readonly (readonly [number, number])[]): View {
  const paths = bodies.map((pair) => columnsOf(trajectory, pair))
  const starts = [0, 1].map((k) => Float64Array.from(paths, (path) => path[k][0]))
  return {
    axes: [axisOf('x', ...paths.map(([x]) => x)), axisOf('y', ...paths.map(([, y]) => y))],
    layers: [
      ...paths.map((columns): Layer => ({ columns, mark: 'line', tone: 'main' })),
      { columns: starts, mark: 'spots', tone: 'accent' },
    ],
    sameScale: true,
    caption: `The paths of the ${bodies.length} bodies; the dots are where they start.`,
  }
}
