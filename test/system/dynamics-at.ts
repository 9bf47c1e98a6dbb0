import type { DdeSystem } from '../../src/system/system.ts'
import type { CatalogueSystem } from '../../systems/catalogue.ts'
import { valuesOf } from './numerics.ts'

/** Everything that the system computes at t = 0.3, its initial state and, where it looks back, another. */
export function dynamicsAt(system: CatalogueSystem): number[] {
  const { dim } = system
  const y = Float64Array.from(system.initialState)
  if (system.kind === 'dde') return delayDynamicsAt(system, y)
  const { jacobian } = system
  const partials = jacobian ? valuesOf(dim * dim, (out) => jacobian(0.3, y, out)) : []
  if (system.kind === 'map') return [...valuesOf(dim, (next) => system.advance(y, next, 0.3)), ...partials]
  const slopes = valuesOf(dim, (dydt) => system.field(0.3, y, dydt))
  const noise = system.kind === 'sde' ? valuesOf(dim * system.noises, (g) => system.diffusion(0.3, y, g)) : []
  return [...slopes, ...noise, ...partials]
}

function delayDynamicsAt({ dim, lags, delays, field, jacobian }: DdeSystem, y: Float64Array): number[] {
  const past = new Float64Array(lags * dim).map((_, i) => 0.9 * y[i % dim]!)
  return [
    ...valuesOf(lags, (out) => delays(0.3, y, out)),
    ...valuesOf(dim, (dydt) => field(0.3, y, past, dydt)),
    ...(jacobian ? valuesOf((1 + lags) * dim * dim, (out) => jacobian(0.3, y, past, out)) : []),
  ]
}
