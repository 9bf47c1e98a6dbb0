import type { Kernels } from '../kernels/kernels.ts'
import { type PaddedColumns, paddedColumns, type Tiled, tiledIndex, tiledView, tilesFor } from '../kernels/tiled.ts'
import type { ActivationName } from './activation.ts'
import type { Layer } from './sampled-network.ts'

/** Numbers of assembly/activation.ts. */
const NUMBERS: Readonly<Record<ActivationName, number>> = { tanh: 0, relu: 1, sin: 2 }

/** @throws RangeError for an activation of a user's own. */
export function activationNumber({ activation }: Layer): number {
  if (typeof activation === 'string') return NUMBERS[activation]
  throw new RangeError(`network: the core does not know activation '${activation.name}'; use engine 'typescript'`)
}

/**
 * A layer in the core's memory: row 0 the biases, then a row for each padded input, a column per neuron.
 *
 * @param inputs Where the layer's inputs stand in what it reads; default one after another.
 */
export function layerParameters(
  kernels: Kernels,
  { inputDim, width, weights, biases }: Layer,
  { tiles, position }: PaddedColumns = paddedColumns([inputDim]),
): Tiled {
  const stride = 1 + 4 * tiles
  const tiled = { address: kernels.alloc(4 * stride * tilesFor(width)), stride, tiles: tilesFor(width) }
  const doubles = tiledView(kernels, tiled)
  for (let u = 0; u < width; u++) {
    doubles[tiledIndex(stride, 0, u)] = biases[u]
    for (let i = 0; i < inputDim; i++) doubles[tiledIndex(stride, 1 + position[i], u)] = weights[u * inputDim + i]
  }
  return tiled
}
