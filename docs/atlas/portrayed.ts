import type { CatalogueEntry } from '../../systems/catalogue.ts'
import { chooseView } from './choose-view.ts'
import { type Simulation, simulate } from './simulation.ts'
import type { View } from './view.ts'

/** A system with what its motion looks like. */
export interface Portrayed {
  readonly entry: CatalogueEntry
  /** Absent where the system's own functions threw. */
  readonly simulation?: Simulation
  /** Absent where there is nothing to see. */
  readonly view?: View
  /** What went wrong, if anything did. */
  readonly trouble?: string
}

/** Never throws: a system that fails gets a page without what failed. */
export function portray(entry: CatalogueEntry): Portrayed {
  let simulation: Simulation | undefined
  try {
    simulation = simulate(entry)
    const view = chooseView(entry, simulation)
    const { message } = simulation.trajectory
    return { entry, simulation, ...(view && { view }), ...(message && { trouble: message }) }
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error)
    return { entry, ...(simulation && { simulation }), trouble }
  }
}
