import type { Dataset } from '../../../src/dataset/dataset.ts'
import { seededRandom } from '../../../src/math/random.ts'
import type { HamiltonianSystem } from '../../../src/system/system.ts'

/** States uniform in a box with the exact derivatives. */
export function boxSamples(
  system: HamiltonianSystem,
  lower: readonly number[],
  upper: readonly number[],
  size: number,
  stream = 5,
): Dataset {
  const { dim } = system
  const random = seededRandom(11, stream)
  const inputs = Float64Array.from(
    { length: size * dim },
    (_, k) => lower[k % dim] + (upper[k % dim] - lower[k % dim]) * random(),
  )
  const targets = new Float64Array(inputs.length)
  for (let i = 0; i < size; i++)
    system.field(0, inputs.subarray(i * dim, (i + 1) * dim), targets.subarray(i * dim, (i + 1) * dim))
  return { size, inputDim: dim, targetDim: dim, inputs, targets }
}

/** √(Σ(H − Ĥ)² / ΣH²) over the states of a dataset. */
export function relativeError(
  { size, inputDim, inputs }: Dataset,
  truth: (y: Float64Array) => number,
  energy: (y: Float64Array) => number,
): number {
  let [misses, total] = [0, 0]
  for (let i = 0; i < size; i++) {
    const y = inputs.subarray(i * inputDim, (i + 1) * inputDim)
    misses += (truth(y) - energy(y)) ** 2
    total += truth(y) ** 2
  }
  return Math.sqrt(misses / total)
}
