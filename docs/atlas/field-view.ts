import { stateAt } from '../../src/trajectory.ts'
import type { CatalogueEntry } from '../../systems/catalogue.ts'
import { plain } from './numbers.ts'
import type { Simulation } from './simulation.ts'
import { symbolText } from './symbol-text.ts'
import { chain } from './variables.ts'
import { axisOf, type View } from './view.ts'

const PROFILES = 32
/** How far a profile may rise into those after it, in their distances. */
const HEIGHT = 2.5
/** More points than any line has here are those of a square. */
const LONGEST_LINE = 1024

/** The values of one field over a ring at successive times, or a map of where they are high. */
export function fieldView(entry: CatalogueEntry, simulation: Simulation): View {
  const points = chain(entry)
  return points.length > LONGEST_LINE ? squareView(entry, simulation) : profilesView(entry, simulation, points)
}

/** Each profile stands at its time. */
function profilesView({ system }: CatalogueEntry, { trajectory }: Simulation, points: readonly number[]): View {
  const { times } = trajectory
  const { length } = system.parameters
  // Once around: the first point is also the last.
  const round = [...points, points[0]]
  const x = Float64Array.from(round, (_, k) => (k * length) / points.length)
  const last = times.length - 1
  const rows = Array.from({ length: PROFILES }, (_, k) => Math.round((k * last) / (PROFILES - 1)))
  const profiles = rows.map((row) => Float64Array.from(round, (j) => stateAt(trajectory, row)[j]))
  const { low, high } = axisOf('', ...profiles)
  const scale = ((HEIGHT / (PROFILES - 1)) * (times[last] - times[0])) / (high - low)
  const ridges = profiles.map((values, k) => values.map((value) => times[rows[k]] + scale * (value - low)))
  const name = symbolText(system.variables[points[0]].replace(/\d+$/, ''))
  return {
    axes: [axisOf('x', x), axisOf('time', times, ...ridges)],
    layers: ridges.map((ridge) => ({ columns: [x, ridge], mark: 'line', tone: 'main' })),
    caption: `${name} over x, each profile standing at its time; from ${plain(low, 2)} to ${plain(high, 2)}.`,
  }
}

/** Where the last of the fields is above the middle of its range, at the end. */
function squareView({ system }: CatalogueEntry, { trajectory }: Simulation): View {
  const { variables, parameters } = system
  const stem = variables[variables.length - 1].replace(/\d+$/, '')
  const first = variables.findIndex((name) => name.startsWith(stem))
  const values = stateAt(trajectory, -1).subarray(first)
  const side = Math.round(Math.sqrt(values.length))
  const { low, high } = axisOf('', values)
  const lit = [...values.keys()].filter((i) => values[i] > (low + high) / 2)
  const place = (steps: number): number => (steps * parameters.length) / side
  const edge = Float64Array.of(0, parameters.length)
  return {
    axes: [axisOf('x', edge), axisOf('y', edge)],
    layers: [
      {
        columns: [
          Float64Array.from(lit, (i) => place(i % side)),
          Float64Array.from(lit, (i) => place(Math.floor(i / side))),
        ],
        mark: 'dots',
        tone: 'main',
      },
    ],
    caption: `The points where ${symbolText(stem)} is above ${plain((low + high) / 2, 2)} at t = ${plain(trajectory.times[trajectory.times.length - 1], 4)}.`,
    sameScale: true,
  }
}
