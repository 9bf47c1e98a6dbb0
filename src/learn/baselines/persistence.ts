import type { Trajectory } from '../../trajectory.ts'
import { type DelaySystem, delaySystem } from '../delay-system.ts'

/** The forecast that nothing changes: the next sample is the present one. */
export function persistence(
  records: Trajectory | readonly Trajectory[],
  { delays }: { readonly delays: number },
): DelaySystem {
  return delaySystem('persistence', records, delays, (y, out) => out.set(y.subarray(0, out.length)))
}
