import { createKernels, type Kernels } from '../kernels/kernels.ts'
import { allocTiled, type Tiled, tileAt, tilesFor } from '../kernels/tiled.ts'
import type { Design } from './design.ts'
import { freeCount } from './features.ts'
import { activationNumber, layerParameters } from './kernel-layer.ts'

/** Rows that are made and folded at a time: many enough to hide the triangle's traffic, few enough for the caches. */
const BLOCK_ROWS = 256

/** A block of rows [1 | inputs | neurons | targets] in the core, padded to tiles: bias and inputs, neurons, targets. */
export interface DesignBlock {
  readonly kernels: Kernels
  readonly block: Tiled
  /** Padded columns before the targets, and the padded targets. */
  readonly columns: number
  readonly targets: number
  /** Where feature j of the network stands among the padded columns. */
  readonly position: (j: number) => number
  /** Adds rows; hands every full block to `use`. */
  add(inputs: Float64Array, targets: Float64Array, n: number, weights?: Float64Array): void
  /** Hands over what is left. */
  flush(): void
}

/** @param use Takes the block, with this many rows in it; it may overwrite them. */
export function designBlock({ layers, linear, targetDim }: Design, use: (rows: number) => void): DesignBlock {
  const kernels = createKernels()
  const inputDim = layers[0].inputDim
  const free = freeCount(inputDim, linear)
  const freeTiles = tilesFor(free)
  const columns = 4 * (freeTiles + tilesFor(layers[layers.length - 1].width))
  const targets = 4 * tilesFor(targetDim)
  const parameters = layers.map((layer) => layerParameters(kernels, layer))
  const activations = layers.map(activationNumber)
  const inputs = allocTiled(kernels, BLOCK_ROWS, inputDim)
  const hidden = layers.slice(0, -1).map((layer) => allocTiled(kernels, BLOCK_ROWS, layer.width))
  const block = allocTiled(kernels, BLOCK_ROWS, columns + targets)
  const rawInputs = kernels.alloc(BLOCK_ROWS * inputDim)
  const rawTargets = kernels.alloc(BLOCK_ROWS * targetDim)
  const rawWeights = kernels.alloc(BLOCK_ROWS)
  let pending = 0
  let weighted = false

  const writeNeurons = (): void => {
    kernels.placeColumns(rawInputs, pending, inputDim, inputs.address, inputs.stride, 0)
    let from = inputs
    for (const [l, { width }] of layers.entries()) {
      const last = l === layers.length - 1
      const out = last ? tileAt(block, freeTiles) : hidden[l].address
      const outStride = last ? block.stride : hidden[l].stride
      const weights = parameters[l].address
      const tiles = tilesFor(width)
      const { address, stride } = from
      kernels.hiddenLayer(pending, address, stride, from.tiles, weights, tiles, out, outStride, activations[l])
      if (!last) from = hidden[l]
    }
  }
  const flush = (): void => {
    if (pending === 0) return
    writeNeurons()
    const { address, stride, tiles } = block
    kernels.fillColumns(1, pending, 1, address, stride, 0)
    if (linear) kernels.placeColumns(rawInputs, pending, inputDim, address, stride, 1)
    kernels.fillColumns(0, pending, 4 * freeTiles - free, address, stride, free)
    kernels.placeColumns(rawTargets, pending, targetDim, address, stride, columns)
    kernels.fillColumns(0, pending, targets - targetDim, address, stride, columns + targetDim)
    if (weighted) kernels.scaleRows(rawWeights, pending, address, stride, tiles)
    use(pending)
    pending = 0
  }
  const add: DesignBlock['add'] = (x, y, n, weights) => {
    weighted ||= weights !== undefined
    for (let start = 0; start < n; ) {
      const end = Math.min(n, start + BLOCK_ROWS - pending)
      kernels
        .view(rawInputs + 8 * pending * inputDim, (end - start) * inputDim)
        .set(x.subarray(start * inputDim, end * inputDim))
      kernels
        .view(rawTargets + 8 * pending * targetDim, (end - start) * targetDim)
        .set(y.subarray(start * targetDim, end * targetDim))
      const roots = kernels.view(rawWeights + 8 * pending, end - start)
      for (let i = 0; i < roots.length; i++) roots[i] = weights ? Math.sqrt(weights[start + i]) : 1
      pending += end - start
      start = end
      if (pending === BLOCK_ROWS) flush()
    }
  }
  const position = (j: number): number => (j < free ? j : j - free + 4 * freeTiles)
  return { kernels, block, columns, targets, position, add, flush }
}
