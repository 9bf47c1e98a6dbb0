import { tilesFor } from '../kernels/tiled.ts'
import type { ActivationName } from './activation.ts'
import type { Design } from './design.ts'
import { featureCount, freeCount, readLayers } from './features.ts'
import type { Layer } from './sampled-network.ts'
import { shardPlan } from './shards.ts'

/** Additions, multiplications and divisions in one activation of the core. */
const ACTIVATION: Readonly<Record<ActivationName, number>> = { tanh: 35, relu: 1, sin: 60 }

/** Of a user's own they are not known; as many as of tanh. */
function activationFlops({ activation }: Layer): number {
  return typeof activation === 'string' ? ACTIVATION[activation] : ACTIVATION.tanh
}

/**
 * Floating-point operations of a fit in the core: features, the folding of every block, and the merging of shards.
 * Padding columns count, since they are worked on; the O(K²) of the final solve does not.
 */
export function fitFlops({ layers, linear, targetDim }: Design, size: number): number {
  const free = tilesFor(freeCount(layers[0].inputDim, linear))
  const eliminated = readLayers(layers).reduce((sum, { width }) => sum + tilesFor(width), free)
  const targets = tilesFor(targetDim)
  const perRow = layers.reduce(
    (sum, layer) => sum + 4 * tilesFor(layer.width) * (8 * tilesFor(layer.inputDim) + activationFlops(layer)),
    0,
  )
  const shards = shardPlan(size, featureCount(layers, linear)).length
  const penalty = triangleFlops(eliminated, targets)
  return size * (perRow + foldFlopsPerRow(eliminated, targets)) + (shards - 1) * penalty + penalty
}

/** For each tile after tile u: two products of 4 × 4 × rows; for each tile its own four reflections and Gram matrix. */
function foldFlopsPerRow(eliminated: number, targets: number): number {
  const pairs = (eliminated * (eliminated - 1)) / 2 + eliminated * targets
  return 64 * pairs + 92 * eliminated + 8 * targets
}

/** The same for a second triangle, tile u of which has only 4(u + 1) rows. */
function triangleFlops(eliminated: number, targets: number): number {
  let sum = 0
  for (let k = 0; k < eliminated; k++) sum += 4 * (k + 1) * (64 * (eliminated - 1 - k + targets) + 92)
  return sum
}
