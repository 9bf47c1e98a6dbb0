import { chooseEngine, type Engine } from '../../kernels/engine.ts'
import { createKernels } from '../../kernels/kernels.ts'
import { allocTiled, tiledView, tilesFor } from '../../kernels/tiled.ts'
import { emptyFactor, foldSource, type QrFactor, type RowSource } from './qr-factor.ts'
import { unpackTriangle } from './tiled-triangle.ts'

/** Rows that the core folds at a time. */
const BLOCK_ROWS = 256

/**
 * The factor of a least-squares problem whose rows are written one at a time, whatever they are made of: features,
 * gradients, constraints. The matrix never exists; memory is that of one triangle.
 *
 * @param source Each row is [X | Y], `columns` and then `outputs` numbers.
 */
export function factorSource(
  source: RowSource,
  columns: number,
  outputs: number,
  engine: Engine = chooseEngine(),
): QrFactor {
  const factor = emptyFactor(columns, outputs)
  if (engine === 'webassembly') foldInCore(factor, source)
  else foldSource(factor, source)
  return factor
}

function foldInCore(factor: QrFactor, { size, write }: RowSource): void {
  const { columns, outputs } = factor
  const kernels = createKernels()
  const padded = 4 * tilesFor(columns)
  const targets = 4 * tilesFor(outputs)
  const width = columns + outputs
  const r = allocTiled(kernels, padded, padded + targets)
  const block = allocTiled(kernels, BLOCK_ROWS, padded + targets)
  const residual = kernels.alloc(targets)
  const left = kernels.alloc(BLOCK_ROWS * columns)
  const right = kernels.alloc(BLOCK_ROWS * outputs)
  const row = new Float64Array(width)
  for (let start = 0; start < size; start += BLOCK_ROWS) {
    const n = Math.min(BLOCK_ROWS, size - start)
    const features = kernels.view(left, n * columns)
    const values = kernels.view(right, n * outputs)
    for (let i = 0; i < n; i++) {
      write(start + i, row)
      features.set(row.subarray(0, columns), i * columns)
      values.set(row.subarray(columns), i * outputs)
    }
    const { address, stride } = block
    kernels.fillColumns(0, n, padded - columns, address, stride, columns)
    kernels.fillColumns(0, n, targets - outputs, address, stride, padded + outputs)
    kernels.placeColumns(left, n, columns, address, stride, 0)
    kernels.placeColumns(right, n, outputs, address, stride, padded)
    kernels.fold(r.address, r.stride, padded, targets, address, stride, n, false, residual)
  }
  unpackTriangle(tiledView(kernels, r), r.stride, factor, 0)
  factor.residual.set(kernels.view(residual, outputs))
  factor.rows = size
}
