import { allocTiled, type Tiled, tiledIndex, tiledView } from '../kernels/tiled.ts'
import { choleskyFactor } from '../math/least-squares/cholesky-factor.ts'
import { emptyFactor, type QrFactor } from '../math/least-squares/qr-factor.ts'
import type { Design, Factorizer } from './design.ts'
import { type DesignBlock, designBlock } from './design-block.ts'
import { featureCount } from './features.ts'

/**
 * The WebAssembly twin of `plainFactorizer`: writes rows straight into a tiled block and folds the block into R, so that
 * no feature matrix ever exists.
 */
export function kernelFactorizer(design: Design): Factorizer {
  let rows = 0
  const rowsOf = designBlock(design, (n) => {
    const { address, stride } = rowsOf.block
    kernels.fold(r.address, r.stride, columns, targets, address, stride, n, false, residual)
    rows += n
  })
  const { kernels, columns, targets } = rowsOf
  const r = allocTiled(kernels, columns, columns + targets)
  const residual = kernels.alloc(targets)
  return {
    add: rowsOf.add,
    finish() {
      rowsOf.flush()
      const factor = emptyFactor(featureCount(design.layers, design.linear), design.targetDim)
      readTriangle(rowsOf, r, factor)
      factor.residual.set(kernels.view(residual, design.targetDim))
      factor.rows = rows
      return factor
    },
    bytes: () => kernels.memory.buffer.byteLength,
  }
}

/** The fast mode: sums the normal equations and factors them by Cholesky; see `choleskyFactor` for what that costs. */
export function gramFactorizer(design: Design): Factorizer {
  let rows = 0
  const rowsOf = designBlock(design, (n) => {
    kernels.gram(rowsOf.block.address, rowsOf.block.stride, n, rowsOf.block.tiles, g.address, g.stride)
    rows += n
  })
  const { kernels, columns, targets } = rowsOf
  const g = allocTiled(kernels, columns + targets, columns + targets)
  return {
    add: rowsOf.add,
    finish() {
      rowsOf.flush()
      const features = featureCount(design.layers, design.linear)
      const width = features + design.targetDim
      const doubles = tiledView(kernels, g)
      const position = (j: number): number => (j < features ? rowsOf.position(j) : columns + j - features)
      const gram = new Float64Array(width * width)
      for (let i = 0; i < width; i++)
        for (let j = i; j < width; j++) gram[i * width + j] = doubles[tiledIndex(g.stride, position(i), position(j))]
      return choleskyFactor(gram, features, design.targetDim, rows)
    },
    bytes: () => kernels.memory.buffer.byteLength,
  }
}

/** Copies the padded, tiled triangle into a row-major factor without padding. */
function readTriangle(
  { kernels, columns: padded, position }: DesignBlock,
  r: Tiled,
  { columns, outputs, r: out }: QrFactor,
): void {
  const doubles = tiledView(kernels, r)
  const width = columns + outputs
  for (let i = 0; i < columns; i++) {
    const row = position(i)
    for (let j = i; j < columns; j++) out[i * width + j] = doubles[tiledIndex(r.stride, row, position(j))]
    for (let c = 0; c < outputs; c++) out[i * width + columns + c] = doubles[tiledIndex(r.stride, row, padded + c)]
  }
}
