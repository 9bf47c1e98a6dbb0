import type { Trajectory } from '../trajectory.ts'
import type { Tensor } from './safetensors.ts'

/** Times and states side by side; shape [n, 1 + dim]. */
export function timeFirst({ dim, times, states }: Trajectory): Tensor {
  const width = dim + 1
  const values = new Float64Array(times.length * width)
  for (let i = 0; i < times.length; i++) {
    values[i * width] = times[i]
    values.set(states.subarray(i * dim, (i + 1) * dim), i * width + 1)
  }
  return { shape: [times.length, width], values }
}
