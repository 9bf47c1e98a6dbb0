import { component, type Trajectory } from '../../src/trajectory.ts'
import type { CatalogueEntry } from '../../systems/catalogue.ts'

const CHAIN = 8
const REDUNDANT = 0.97

/** Index pairs (x, y) of bodies that move in a plane, known by their names: x1, y1 beside px1 or vx1. */
export function planarBodies({ system, hamiltonian }: CatalogueEntry): [number, number][] {
  const { variables } = system
  return variables.flatMap((name, x): [number, number][] => {
    const [, number] = /^x(\d*)$/.exec(name) ?? []
    const y = variables.indexOf(`y${number}`)
    const moves = variables.includes(`vx${number}`) || (hamiltonian && variables.includes(`px${number}`))
    return number !== undefined && y >= 0 && moves ? [[x, y]] : []
  })
}

/** Whether one turn is all there is to see: of several bodies, or of one whose orbit closes but soon leaves it. */
export function turnsOnce(entry: CatalogueEntry): boolean {
  const { length } = planarBodies(entry)
  return length > 1 || (length === 1 && !entry.hamiltonian)
}

/** The first eight or more variables of one name, such as q1 … q31; none where there are fewer of each. */
export function chain({ system: { variables } }: CatalogueEntry): number[] {
  const stems = variables.map((name) => /^([A-Za-z]+)\d/.exec(name)?.[1])
  const stem = stems.find((candidate) => candidate && stems.filter((other) => other === candidate).length >= CHAIN)
  return stem ? stems.flatMap((other, i) => (other === stem ? [i] : [])) : []
}

/** Up to three variables that tell most: in storage order, without those that rest or run along with one before. */
export function telling(trajectory: Trajectory): number[] {
  const all = Array.from({ length: trajectory.dim }, (_, j) => j)
  if (trajectory.dim <= 3) return all
  const columns = all.map((j) => standardized(component(trajectory, j)))
  const chosen: number[] = []
  for (const j of all) {
    if (chosen.length === 3) break
    if (columns[j] && chosen.every((k) => Math.abs(product(columns[j]!, columns[k]!)) < REDUNDANT)) chosen.push(j)
  }
  return chosen.length >= 2 ? chosen : all.slice(0, 3)
}

/** Centered and of length 1; undefined for a variable that rests. */
function standardized(values: Float64Array): Float64Array | undefined {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const centered = values.map((value) => value - mean)
  const norm = Math.sqrt(product(centered, centered))
  return norm > 1e-9 * (Math.abs(mean) + 1e-300) * Math.sqrt(values.length) ? centered.map((v) => v / norm) : undefined
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0)
}
