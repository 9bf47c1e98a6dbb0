import { firstNonFinite } from '../math/vector.ts'
import type { System } from '../system/system.ts'

/** A copy of y0. `caller` opens the message. @throws RangeError unless y0 is finite and has length dim. */
export function initialState(
  caller: string,
  system: Pick<System, 'name' | 'dim'>,
  y0: ArrayLike<number>,
): Float64Array {
  if (y0.length !== system.dim)
    throw new RangeError(`${caller}: y0 has length ${y0.length}, but ${system.name} has dim ${system.dim}`)
  const bad = firstNonFinite(y0)
  if (bad >= 0) throw new RangeError(`${caller}: y0[${bad}] must be finite, got ${y0[bad]}`)
  return Float64Array.from(y0)
}
