import { component } from '../../src/trajectory.ts'
import type { CatalogueEntry } from '../../systems/catalogue.ts'
import { isAngle } from './angles.ts'
import type { Simulation } from './simulation.ts'
import { symbolText } from './symbol-text.ts'
import { axisOf, type Layer, type View } from './view.ts'

const TURNS = 6
/** How far a ridge may rise into its neighbors, in their distances. */
const HEIGHT = 1.6

/** Many variables of one name, one line each over time, stacked in storage order. */
export function chainView(
  { system }: CatalogueEntry,
  { trajectory, perTurn }: Simulation,
  links: readonly number[],
): View {
  const rows = Math.min(trajectory.times.length, TURNS * perTurn + 1)
  const times = trajectory.times.subarray(0, rows)
  const areAngles = system.kind === 'ode' && links.some((j) => isAngle(system.field, trajectory, j))
  const columns = links.map((j) => {
    const values = component(trajectory, j).subarray(0, rows)
    return areAngles ? values.map(Math.sin) : values
  })
  const all = axisOf('', ...columns)
  const layers = columns.map((values, k): Layer => {
    const middle = areAngles ? 0 : (all.low + all.high) / 2
    const ridge = values.map((value) => k + 1 + (HEIGHT * (value - middle)) / (all.high - all.low))
    return { columns: [times, ridge], mark: 'line', tone: 'main' }
  })
  const [first, last] = [links[0], links[links.length - 1]].map((j) => symbolText(system.variables[j]))
  const sine = areAngles ? 'the sine of ' : ''
  return {
    axes: [axisOf('time', times), { label: `${first} … ${last}`, low: 0, high: links.length + 1, unmarked: true }],
    layers,
    caption: `${links.length} variables over time, each a line: ${sine}${first} at the bottom, ${last} at the top.`,
  }
}
