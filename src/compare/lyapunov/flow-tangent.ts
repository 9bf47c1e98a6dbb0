import type { Integrator } from '../../integrate/integrator.ts'
import { beginMarch } from '../../integrate/march/begin-march.ts'
import type { AfterStep } from '../../integrate/march/march.ts'
import { centralDifferences } from '../../math/central-differences.ts'
import { orthonormalize } from '../../math/orthonormalize.ts'
import type { OdeSystem } from '../../system/system.ts'
import type { Tangent } from './tangent.ts'
import { variational } from './variational.ts'

/**
 * Between two orthonormalizations no two vectors of the frame grow apart by more than about e^4: what is left of the most
 * contracted one, once the others are taken out of it, stays far above the integrator's error.
 */
const SPREAD = 4
/** Small steps go without one until lengths or the volume change by this power of e, or for so many times as long. */
const WORTHWHILE = 1
const MOST_STRETCH = 4

/** The flow and its variational equations. The frame is made orthonormal after every step that matters. */
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
  let stretchEnd = 0
  /** Times of the last orthonormalization, of the step seen last, and of the next orthonormalization. */
  let since = 0
  let before = 0
  let due = 0
  const afterStep: AfterStep = (y, t) => {
    if (t < due && t < stretchEnd && !hasChanged(y, dim, count)) {
      before = t
      return Number.POSITIVE_INFINITY
    }
    for (let i = 0; i < frame.length; i++) frame[i] = y[dim + i]
    orthonormalize(frame, dim, lengths)
    const room = SPREAD / spread(lengths)
    // Only one step can be undone.
    if (!(room >= 0.5) && before === since) return room
    for (let i = 0; i < frame.length; i++) y[dim + i] = frame[i]
    for (let j = 0; j < count; j++) sums[j] += Math.log(lengths[j])
    sums[count] += y[last]
    y[last] = 0
    due = t + (t - since) * Math.min(MOST_STRETCH, WORTHWHILE / change(lengths))
    since = t
    before = t
    return Math.max(0.5, room)
  }
  return {
    advance(end, growth) {
      sums = growth
      stretchEnd = end
      return march.to(end, afterStep)
    },
  }
}

/** Whether a vector's length or the whole space's volume has changed by a factor e since they were 1. */
function hasChanged(y: Float64Array, dim: number, count: number): boolean {
  const end = dim + dim * count
  if (Math.abs(y[end]) > WORTHWHILE) return true
  for (let j = 0; j < count; j++) {
    let squares = 0
    for (let at = dim + j; at < end; at += count) squares += y[at] * y[at]
    if (Math.abs(Math.log(squares)) > 2 * WORTHWHILE) return true
  }
  return false
}

/** The logarithm of the ratio of the largest to the smallest. */
function spread(lengths: Float64Array): number {
  return Math.log(largest(lengths) / smallest(lengths))
}

/** The same, the length 1 from before among them. */
function change(lengths: Float64Array): number {
  return Math.log(Math.max(1, largest(lengths)) / Math.min(1, smallest(lengths)))
}

function largest(values: Float64Array): number {
  let most = values[0]
  for (let i = 1; i < values.length; i++) most = Math.max(most, values[i])
  return most
}

function smallest(values: Float64Array): number {
  let least = values[0]
  for (let i = 1; i < values.length; i++) least = Math.min(least, values[i])
  return least
}
