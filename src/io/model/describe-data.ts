import { sha256Hex } from '../../math/sha256.ts'
import type { Trajectory } from '../../trajectory.ts'
import type { DataDescription } from './about.ts'

/** How many data there are, and a checksum by which they are known again. */
export function describeData(trajectories: Trajectory | readonly Trajectory[]): DataDescription {
  const list = 'times' in trajectories ? [trajectories] : trajectories
  const shapes = new Float64Array(list.flatMap(({ times, dim }) => [times.length, dim]))
  const numbers = [shapes, ...list.flatMap(({ times, states }) => [times, states])]
  return {
    sha256: sha256Hex(...numbers.map(littleEndian)),
    trajectories: list.length,
    samples: list.reduce((sum, { times }) => sum + times.length, 0),
    dim: list[0]?.dim ?? 0,
  }
}

function littleEndian(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(8 * values.length)
  const view = new DataView(bytes.buffer)
  for (let k = 0; k < values.length; k++) view.setFloat64(8 * k, values[k], true)
  return bytes
}
