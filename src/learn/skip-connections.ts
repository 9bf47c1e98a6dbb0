import type { Layer } from '../network/sampled-network.ts'

/** Whether each layer sees the inputs and all layers before it, and the readout all layers: their widths tell. */
export function hasSkip(layers: readonly Layer[]): boolean {
  return layers.length > 1 && layers[1].inputDim !== layers[0].width
}

/** The layers that the readout sees: the last, or all with skip connections. */
export function readLayers(layers: readonly Layer[]): readonly Layer[] {
  return hasSkip(layers) ? layers : layers.slice(-1)
}
