import type { CatalogueEntry } from '../../systems/catalogue.ts'
import { bodiesView } from './bodies-view.ts'
import { chainView } from './chain-view.ts'
import { delayView } from './delay-view.ts'
import { fieldView } from './field-view.ts'
import { mapView } from './map-view.ts'
import { orbitView } from './orbit-view.ts'
import { pathsView } from './paths-view.ts'
import type { Simulation } from './simulation.ts'
import { chain, planarBodies } from './variables.ts'
import type { View } from './view.ts'

/** The view that tells most of the system; undefined where there is nothing to see. */
export function chooseView(entry: CatalogueEntry, simulation: Simulation): View | undefined {
  const { system } = entry
  if (simulation.trajectory.times.length < 3) return undefined
  if (entry.domain === 'fields') return fieldView(entry, simulation)
  if (system.kind === 'map') return mapView(system, simulation.trajectory)
  if (system.kind === 'sde' && system.dim === 1) return pathsView(system, simulation.trajectory)
  if (system.kind === 'dde' && system.dim === 1) return delayView(system, simulation)
  const bodies = planarBodies(entry)
  if (bodies.length > 1) return bodiesView(simulation.trajectory, bodies)
  const links = chain(entry)
  if (links.length > 0) return chainView(entry, simulation, links)
  return orbitView(entry, simulation)
}
