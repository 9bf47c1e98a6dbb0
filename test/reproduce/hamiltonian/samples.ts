import type { Dataset } from '../../../src/dataset/dataset.ts'
import { seededRandom } from '../../../src/math/random.ts'
import type { HamiltonianSystem } from '../../../src/system/system.ts'
import type { Problem } from './problem.ts'

/** Streams of random numbers, so that what is tested on was never trained on. */
const TRAINING = 10
const TEST = 20
const TEST_POINTS = 10_000

/** States uniform in the box with the exact derivatives. */
export function trainingRows({ system, reach }: Problem, size: number, seed: number): Dataset {
  const inputs = uniform(reach, size, seed, TRAINING)
  const { dim } = system
  const targets = new Float64Array(inputs.length)
  for (let i = 0; i < size; i++)
    system.field(0, inputs.subarray(i * dim, (i + 1) * dim), targets.subarray(i * dim, (i + 1) * dim))
  return { size, inputDim: dim, targetDim: dim, inputs, targets }
}

export function uniform(reach: readonly number[], size: number, seed: number, stream: number): Float64Array {
  const random = seededRandom(seed, stream)
  return Float64Array.from({ length: size * reach.length }, (_, k) => reach[k % reach.length] * (2 * random() - 1))
}

/** The state whose energy is known: the middle of the box. */
export function knownEnergy(system: HamiltonianSystem): { readonly state: Float64Array; readonly energy: number } {
  const state = new Float64Array(system.dim)
  return { state, energy: system.hamiltonian(state) }
}

/** √(Σ(H − Ĥ)² / ΣH²) over fresh points of the box. */
export function relativeL2({ system, reach }: Problem, energy: (y: Float64Array) => number, seed: number): number {
  const points = uniform(reach, TEST_POINTS, seed, TEST)
  const { dim } = system
  let [misses, total] = [0, 0]
  for (let i = 0; i < TEST_POINTS; i++) {
    const y = points.subarray(i * dim, (i + 1) * dim)
    const truth = system.hamiltonian(y)
    misses += (energy(y) - truth) ** 2
    total += truth ** 2
  }
  return Math.sqrt(misses / total)
}
