import type { Kernels } from '../kernels/kernels.ts'
import { allocTiled, paddedColumns, type Tiled, tileAt } from '../kernels/tiled.ts'
import { activationNumber, layerParameters } from './kernel-layer.ts'
import type { Layer } from './sampled-network.ts'

/** What one layer reads in the core's memory, and where it writes its neurons. */
export interface LayerPass {
  readonly from: Tiled
  readonly parameters: Tiled
  readonly to: Omit<Tiled, 'tiles'>
  readonly activation: number
}

/** Makes the neurons of the first `rows` rows. */
export function runPass(kernels: Kernels, { from, parameters, to, activation }: LayerPass, rows: number): void {
  const { address, tiles } = parameters
  kernels.hiddenLayer(rows, from.address, from.stride, from.tiles, address, tiles, to.address, to.stride, activation)
}

/** Each layer reads the one below, the first one the inputs; the last one writes to `last`. */
export function chainPasses(
  kernels: Kernels,
  layers: readonly Layer[],
  inputs: Tiled,
  last: LayerPass['to'],
): LayerPass[] {
  const hidden = layers.slice(0, -1).map((layer) => allocTiled(kernels, inputs.stride, layer.width))
  return layers.map((layer, l) => ({
    from: l === 0 ? inputs : hidden[l - 1],
    parameters: layerParameters(kernels, layer),
    to: l === layers.length - 1 ? last : hidden[l],
    activation: activationNumber(layer),
  }))
}

/**
 * All stand behind one another in one matrix: [inputs | `free` columns | layer 0 | layer 1 | …]. Each layer reads the
 * leading tiles, with zero weights for the free columns, and writes the next ones.
 */
export function skipPasses(kernels: Kernels, layers: readonly Layer[], all: Tiled, free: number): LayerPass[] {
  const { inputDim } = layers[0]
  return layers.map((layer, l) => {
    const below = layers.slice(0, l).map(({ width }) => width)
    const { tiles, position } = paddedColumns([inputDim, free, ...below])
    const inputs = position.filter((_, j) => j < inputDim || j >= inputDim + free)
    // The first layer has no need of the free columns.
    const read = l === 0 ? paddedColumns([inputDim]) : { tiles, position: inputs }
    return {
      from: { ...all, tiles: read.tiles },
      parameters: layerParameters(kernels, layer, read),
      to: { ...all, address: tileAt(all, tiles) },
      activation: activationNumber(layer),
    }
  })
}
