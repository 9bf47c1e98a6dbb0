import type { OdeSystem } from '../../src/system/system.ts'
import { stateAt, type Trajectory } from '../../src/trajectory.ts'
import type { CatalogueEntry } from '../../systems/catalogue.ts'
import { folded, isAngle } from './angles.ts'
import { directions } from './directions.ts'
import type { Simulation } from './simulation.ts'
import { strobe } from './strobe.ts'
import { planarBodies, telling } from './variables.ts'
import { axisOf, columnsOf, type Layer, labelOf, type View } from './view.ts'

/** The orbit in a plane or in space, without the way to its attractor. */
export function orbitView(entry: CatalogueEntry, simulation: Simulation): View {
  const { system, driven } = entry
  const { trajectory, from } = simulation
  if (trajectory.dim === 1 && system.kind === 'ode') return rateView(system, trajectory)
  const variables = variablesOf(entry, trajectory)
  const angles = variables.map((j) => system.kind === 'ode' && isAngle(system.field, trajectory, j))
  const columns = foldedColumns(columnsOf(trajectory, variables, from), angles)
  const axes = variables.map((j, k) => axisOf(labelOf(trajectory, j), columns[k]))
  const orbit: Layer = { columns, mark: 'line', tone: 'main' }
  const caption = captionOf(trajectory, from)
  const sameScale = planarBodies(entry).length > 0
  if (system.kind !== 'ode' || system.dim !== 2) return { axes, layers: [orbit], caption, sameScale }
  if (!driven) {
    const arrows = 'The arrows show where other states go.'
    return { axes, layers: [directions(system, axes), orbit], caption: `${caption} ${arrows}` }
  }
  const dots = strobe(system, trajectory, angles)
  if (!dots) return { axes, layers: [orbit], caption }
  const layers = [dots.mark === 'spots' ? orbit : { ...orbit, tone: 'faint' as const }, dots]
  // They go on where the orbit ends, and may go beyond it.
  const wide = axes.map(({ label }, k) => axisOf(label, columns[k], dots.columns[k]))
  return { axes: wide, layers, caption: `${caption} The dots are one per period of the drive.` }
}

/** Two degrees of freedom are best seen in the plane of their positions. */
function variablesOf(entry: CatalogueEntry, trajectory: Trajectory): readonly number[] {
  const [body] = planarBodies(entry)
  if (body) return body
  return entry.hamiltonian && trajectory.dim === 4 ? telling(trajectory).slice(0, 2) : telling(trajectory)
}

function captionOf(trajectory: Trajectory, from: number): string {
  const start = trajectory.times[from]
  return start > 0 ? `The orbit after t = ${Number(start.toPrecision(4))}.` : 'The orbit from its start.'
}

/** Angles folded into one turn, with a break where they jump. */
function foldedColumns(columns: readonly Float64Array[], angles: readonly boolean[]): readonly Float64Array[] {
  if (!angles.includes(true)) return columns
  const turned = columns.map((column, k) => (angles[k] ? column.map(folded) : column))
  const rows: number[] = []
  for (let i = 0; i < columns[0].length; i++) {
    const jumps = i > 0 && turned.some((column, k) => angles[k] && Math.abs(column[i] - column[i - 1]) > Math.PI)
    if (jumps) rows.push(-1)
    rows.push(i)
  }
  return turned.map((column) => Float64Array.from(rows, (i) => (i < 0 ? Number.NaN : column[i])))
}

/** A single variable against its rate of change: where the curve meets zero, it rests. */
function rateView(system: OdeSystem, trajectory: Trajectory): View {
  const columns = columnsOf(trajectory, [0])
  const rate = new Float64Array(1)
  const rates = Float64Array.from(trajectory.times, (t, i) => {
    system.field(t, stateAt(trajectory, i), rate)
    return rate[0]
  })
  const label = labelOf(trajectory, 0)
  return {
    axes: [axisOf(label, columns[0]), axisOf(`rate of ${label}`, rates, Float64Array.of(0))],
    layers: [{ columns: [columns[0], rates], mark: 'line', tone: 'main' }],
    caption: 'The rate of change over the state, as far as the motion from the start goes.',
  }
}
