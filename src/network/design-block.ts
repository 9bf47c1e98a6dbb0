import { createKernels, type Kernels } from '../kernels/kernels.ts'
import { allocTiled, paddedColumns, type Tiled, tileAt, tilesFor } from '../kernels/tiled.ts'
import type { Design } from './design.ts'
import { freeCount, hasSkip, readLayers } from './features.ts'
import { chainPasses, runPass, skipPasses } from './layer-passes.ts'

/** Rows that are made and folded at a time: many enough to hide the triangle's traffic, few enough for the caches. */
const BLOCK_ROWS = 256

/** A block of rows [1 | inputs | neurons | targets] in the core, padded to tiles: bias and inputs, each layer, targets. */
export interface DesignBlock {
  readonly kernels: Kernels
  readonly block: Tiled
  /** Padded columns before the targets, and the padded targets. */
  readonly columns: number
  readonly targets: number
  /** Where feature j of the network stands among the padded columns. */
  readonly position: Int32Array
  /** Adds rows; hands every full block to `use`. */
  add(inputs: Float64Array, targets: Float64Array, n: number, weights?: Float64Array): void
  /** Hands over what is left. */
  flush(): void
}

/** @param use Takes the block, with this many rows in it; it may overwrite them. */
export function designBlock(design: Design, use: (rows: number) => void): DesignBlock {
  const { layers, linear, targetDim } = design
  const kernels = createKernels()
  const inputDim = layers[0].inputDim
  const free = freeCount(inputDim, linear)
  const freeTiles = tilesFor(free)
  const widths = readLayers(layers).map(({ width }) => width)
  const { tiles: columnTiles, position } = paddedColumns([free, ...widths])
  const columns = 4 * columnTiles
  const targets = 4 * tilesFor(targetDim)
  const inputTiles = tilesFor(inputDim)
  // The inputs stand right before the block: with skip connections a layer reads both.
  const all = allocTiled(kernels, BLOCK_ROWS, 4 * inputTiles + columns + targets)
  const inputs = { ...all, tiles: inputTiles }
  const block = { ...all, address: tileAt(all, inputTiles), tiles: all.tiles - inputTiles }
  const passes = hasSkip(layers)
    ? skipPasses(kernels, layers, all, free)
    : chainPasses(kernels, layers, inputs, { ...block, address: tileAt(block, freeTiles) })
  const rawInputs = kernels.alloc(BLOCK_ROWS * inputDim)
  const rawTargets = kernels.alloc(BLOCK_ROWS * targetDim)
  const rawWeights = kernels.alloc(BLOCK_ROWS)
  let pending = 0
  let weighted = false

  const flush = (): void => {
    if (pending === 0) return
    const { address, stride, tiles } = block
    kernels.placeColumns(rawInputs, pending, inputDim, inputs.address, inputs.stride, 0)
    kernels.fillColumns(1, pending, 1, address, stride, 0)
    if (linear) kernels.placeColumns(rawInputs, pending, inputDim, address, stride, 1)
    kernels.fillColumns(0, pending, 4 * freeTiles - free, address, stride, free)
    for (const pass of passes) runPass(kernels, pass, pending)
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
  return { kernels, block, columns, targets, position, add, flush }
}
