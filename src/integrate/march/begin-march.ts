import type { OdeSystem } from '../../system/system.ts'
import type { AdaptiveIntegrator } from '../adaptive/drive.ts'
import { toleranceFor } from '../adaptive/tolerance.ts'
import type { Integrator } from '../integrator.ts'
import { adaptiveMarch } from './adaptive-march.ts'
import { intervalMarch } from './interval-march.ts'
import type { March } from './march.ts'

/**
 * A march from y0 at t0 with the integrator's method.
 *
 * @param core The system whose variables come first in `system`: these have the integrator's tolerances, and all further
 * ones a thousandth of its relative tolerance as their absolute one.
 */
export function beginMarch(
  integrator: Integrator | AdaptiveIntegrator,
  system: OdeSystem,
  y0: Float64Array,
  t0: number,
  core: OdeSystem,
): March {
  if (!('stepping' in integrator)) return intervalMarch(integrator, system, y0, t0)
  const { method, options } = integrator.stepping
  const { relative, absolute } = toleranceFor(method.name, options)(core)
  const all = new Float64Array(system.dim).fill(relative / 1000)
  all.set(absolute)
  return adaptiveMarch(method, options, system, y0, t0, { relative, absolute: all })
}
