import type { Dataset } from '../../../src/dataset/dataset.ts'
import type { HamiltonianOptions } from '../../../src/learn/hamiltonian/learn-hamiltonian.ts'
import { randomFeatures } from '../../../src/network/random-features.ts'
import { swim } from '../../../src/network/swim.ts'
import type { Problem } from './problem.ts'

export type Method = 'elm' | 'u-swim' | 'a-swim' | 'swim'

/** How each method samples; slopes are chosen on held-out samples by all of them. */
export function samplingOf(
  method: Method,
  { system }: Problem,
  { inputs, inputDim, size }: Dataset,
): Partial<HamiltonianOptions> {
  if (method === 'elm') return { sampler: randomFeatures() }
  if (method === 'a-swim') return { resampler: swim() }
  if (method === 'u-swim') return {}
  const energyAt = (i: number): number => system.hamiltonian(inputs.subarray(i * inputDim, (i + 1) * inputDim))
  return { sampler: swim(), energies: Float64Array.from({ length: size }, (_, i) => energyAt(i)) }
}
