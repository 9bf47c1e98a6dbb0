import { createKernels, type Kernels } from '../kernels/kernels.ts'
import { allocTiled, type Tiled, tileAt, tiledIndex, tiledView, tilesFor } from '../kernels/tiled.ts'
import { emptyFactor, type QrFactor } from '../math/least-squares/qr-factor.ts'
import type { Design, Factorizer } from './design.ts'
import { freeCount } from './features.ts'
import { layerParameters } from './kernel-layer.ts'

/** Rows that are made and folded at a time: many enough to hide the triangle's traffic, few enough for the caches. */
const BLOCK_ROWS = 256

/**
 * The WebAssembly twin of `plainFactorizer`: writes [1 | inputs | neurons | targets] straight into a tiled block and
 * folds the block into R, so that no feature matrix ever exists.
 */
export function kernelFactorizer({ layers, linear, targetDim }: Design): Factorizer {
  const kernels = createKernels()
  const inputDim = layers[0].inputDim
  const free = freeCount(inputDim, linear)
  const freeTiles = tilesFor(free)
  const neurons = layers[layers.length - 1].width
  const neuronTiles = tilesFor(neurons)
  const columns = 4 * (freeTiles + neuronTiles)
  const parameters = layers.map((layer) => layerParameters(kernels, layer))
  const inputs = allocTiled(kernels, BLOCK_ROWS, inputDim)
  const hidden = layers.slice(0, -1).map((layer) => allocTiled(kernels, BLOCK_ROWS, layer.width))
  const block = allocTiled(kernels, BLOCK_ROWS, columns + 4 * tilesFor(targetDim))
  const r = allocTiled(kernels, columns, columns + 4 * tilesFor(targetDim))
  const residual = kernels.alloc(4 * tilesFor(targetDim))
  const rawInputs = kernels.alloc(BLOCK_ROWS * inputDim)
  const rawTargets = kernels.alloc(BLOCK_ROWS * targetDim)
  const rawWeights = kernels.alloc(BLOCK_ROWS)
  let pending = 0
  let rows = 0
  let weighted = false

  const foldPending = (): void => {
    if (pending === 0) return
    kernels.placeColumns(rawInputs, pending, inputDim, inputs.address, inputs.stride, 0)
    let from = inputs
    layers.forEach((layer, l) => {
      const last = l === layers.length - 1
      const out = last ? tileAt(block, freeTiles) : hidden[l].address
      const stride = last ? block.stride : hidden[l].stride
      kernels.hiddenLayer(
        pending,
        from.address,
        from.stride,
        from.tiles,
        parameters[l].address,
        tilesFor(layer.width),
        out,
        stride,
      )
      if (!last) from = hidden[l]
    })
    kernels.fillColumns(1, pending, 1, block.address, block.stride, 0)
    if (linear) kernels.placeColumns(rawInputs, pending, inputDim, block.address, block.stride, 1)
    kernels.fillColumns(0, pending, 4 * freeTiles - free, block.address, block.stride, free)
    const targetTile = tileAt(block, columns / 4)
    kernels.placeColumns(rawTargets, pending, targetDim, targetTile, block.stride, 0)
    kernels.fillColumns(0, pending, 4 * tilesFor(targetDim) - targetDim, targetTile, block.stride, targetDim)
    if (weighted) kernels.scaleRows(rawWeights, pending, block.address, block.stride, block.tiles)
    kernels.fold(
      r.address,
      r.stride,
      columns,
      4 * tilesFor(targetDim),
      block.address,
      block.stride,
      pending,
      false,
      residual,
    )
    rows += pending
    pending = 0
  }

  return {
    add(x, y, n, weights) {
      weighted ||= weights !== undefined
      for (let start = 0; start < n; ) {
        const count = Math.min(n - start, BLOCK_ROWS - pending)
        const end = start + count
        kernels
          .view(rawInputs, BLOCK_ROWS * inputDim)
          .set(x.subarray(start * inputDim, end * inputDim), pending * inputDim)
        kernels
          .view(rawTargets, BLOCK_ROWS * targetDim)
          .set(y.subarray(start * targetDim, end * targetDim), pending * targetDim)
        const factors = kernels.view(rawWeights, BLOCK_ROWS)
        for (let i = 0; i < count; i++) factors[pending + i] = weights ? Math.sqrt(weights[start + i]) : 1
        pending += count
        start = end
        if (pending === BLOCK_ROWS) foldPending()
      }
    },
    finish() {
      foldPending()
      const physical = (j: number): number => (j < free ? j : j - free + 4 * freeTiles)
      return readFactor(kernels, r, residual, {
        columns: free + neurons,
        outputs: targetDim,
        rows,
        physical,
        targets: columns,
      })
    },
    bytes: () => kernels.memory.buffer.byteLength,
  }
}

interface Placement {
  readonly columns: number
  readonly outputs: number
  readonly rows: number
  /** Where column j stands among the padded columns. */
  readonly physical: (j: number) => number
  /** Padded columns before the first target. */
  readonly targets: number
}

/** The padded, tiled triangle as a row-major factor without padding. */
function readFactor(kernels: Kernels, r: Tiled, residual: number, placement: Placement): QrFactor {
  const { columns, outputs, rows, physical, targets } = placement
  const factor = emptyFactor(columns, outputs)
  const doubles = tiledView(kernels, r)
  const width = columns + outputs
  for (let i = 0; i < columns; i++) {
    const row = physical(i)
    for (let j = i; j < columns; j++) factor.r[i * width + j] = doubles[tiledIndex(r.stride, row, physical(j))]
    for (let c = 0; c < outputs; c++)
      factor.r[i * width + columns + c] = doubles[tiledIndex(r.stride, row, targets + c)]
  }
  factor.residual.set(kernels.view(residual, outputs))
  factor.rows = rows
  return factor
}
