import { type HitAndRunOptions, hitAndRun } from './hit-and-run.ts'
import { type RandomFeaturesOptions, randomFeatures } from './random-features.ts'
import type { LayerSampler } from './sampler.ts'
import { type SwimOptions, swim } from './swim.ts'
import { type UniformPairsOptions, uniformPairs } from './uniform-pairs.ts'

/** A sampler by name with its options: plain data, from which a worker can make it. */
export type SamplerSpec =
  | ({ readonly name: 'swim' } & SwimOptions)
  | ({ readonly name: 'uniformPairs' } & UniformPairsOptions)
  | ({ readonly name: 'randomFeatures' } & RandomFeaturesOptions)
  | ({ readonly name: 'hitAndRun' } & HitAndRunOptions)

/** Every sampler by the name that specs use. */
const samplers: Readonly<Record<SamplerSpec['name'], (options: never) => LayerSampler>> = {
  swim,
  uniformPairs,
  randomFeatures,
  hitAndRun,
}

/** The sampler that a spec describes. @throws RangeError for an unknown name, and as the sampler does. */
export function samplerOf({ name, ...options }: SamplerSpec): LayerSampler {
  if (!Object.hasOwn(samplers, name))
    throw new RangeError(`samplerOf: no sampler '${name}'; known are ${Object.keys(samplers).join(', ')}`)
  return samplers[name](options as never)
}
