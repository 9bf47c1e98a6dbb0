import type { Integrator } from '../../integrate/integrator.ts'
import { beginMarch } from '../../integrate/march/begin-march.ts'
import type { AfterStep } from '../../integrate/march/march.ts'
import { centralDifferences } from '../../math/central-differences.ts'
import { orthonormalize } from '../../math/orthonormalize.ts'
import type { OdeSystem } from '../../system/system.ts'
import type { Tangent } from './tangent.ts'
import { variational } from './variational.ts'

/**
 * No step lets two vectors of the frame grow apart by more than about e^4: what is left of the most contracted one, once
 * the others are taken out of it, stays far above the integrator's error.
 */
const SPREAD = 4

/** The flow and its variational equations. The frame is made orthonormal after every step. */
export function flowTangent(
  system: OdeSystem,
  y0: Float64Array,
  count: number,
  integrator: Integrator,
  t0: number,
): Tangent {
  const { dim, field, jacobian = centralDifferences(field, dim) } = system
  const extended = variational(system, count, jacobian)
  const last = extended.dim - 1
  const start = new Float64Array(extended.dim)
  start.set(y0)
  for (let j = 0; j < count; j++) start[dim + j * count + j] = 1
  const march = beginMarch(integrator, extended, start, t0, system)
  const lengths = new Float64Array(count)
  const frame = new Float64Array(dim * count)
  let sums: Float64Array = lengths
  const afterStep: AfterStep = (y) => {
    for (let i = 0; i < frame.length; i++) frame[i] = y[dim + i]
    orthonormalize(frame, dim, lengths)
    const room = SPREAD / spread(lengths)
    if (!(room >= 0.5)) return room
    for (let i = 0; i < frame.length; i++) y[dim + i] = frame[i]
    for (let j = 0; j < count; j++) sums[j] += Math.log(lengths[j])
    sums[count] += y[last]
    y[last] = 0
    return room
  }
  return {
    advance(end, growth) {
      sums = growth
      return march.to(end, afterStep)
    },
  }
}

/** The logarithm of the ratio of the largest to the smallest. */
function spread(lengths: Float64Array): number {
  let [least, most] = [lengths[0], lengths[0]]
  for (let j = 1; j < lengths.length; j++) {
    least = Math.min(least, lengths[j])
    most = Math.max(most, lengths[j])
  }
  return Math.log(most / least)
}
