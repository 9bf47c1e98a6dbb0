import { chooseEngine, type Engine } from '../../kernels/engine.ts'
import { createKernels } from '../../kernels/kernels.ts'
import { allocTiled, tiledIndex, tiledView, tilesFor } from '../../kernels/tiled.ts'
import { emptyFactor, foldSource, type QrFactor } from './qr-factor.ts'

/**
 * The factor of the rows of both: [R₁; R₂] = Q·R. Neither is changed.
 *
 * @throws RangeError if their columns or outputs differ.
 */
export function mergeFactors(first: QrFactor, second: QrFactor, engine: Engine = chooseEngine()): QrFactor {
  const { columns, outputs } = first
  if (columns !== second.columns || outputs !== second.outputs)
    throw new RangeError(
      `mergeFactors: factors of ${columns} columns, ${outputs} outputs and of ${second.columns}, ${second.outputs} do not fit`,
    )
  const merged = engine === 'webassembly' ? mergeInCore(first, second) : mergeByRows(first, second)
  for (let c = 0; c < outputs; c++) merged.residual[c] += first.residual[c] + second.residual[c]
  merged.rows = first.rows + second.rows
  return merged
}

function mergeByRows(first: QrFactor, { r, columns, outputs }: QrFactor): QrFactor {
  const merged = { ...first, r: first.r.slice(), residual: new Float64Array(outputs) }
  const width = columns + outputs
  foldSource(merged, { size: columns, write: (i, row) => row.set(r.subarray(i * width, (i + 1) * width)) })
  return merged
}

/** The core skips the zeros below the second triangle. */
function mergeInCore(first: QrFactor, second: QrFactor): QrFactor {
  const { columns, outputs } = first
  const padded = 4 * tilesFor(columns)
  const targets = 4 * tilesFor(outputs)
  const kernels = createKernels()
  const upper = allocTiled(kernels, padded, padded + targets)
  const lower = allocTiled(kernels, padded, padded + targets)
  const residual = kernels.alloc(targets)
  const [above, below] = [tiledView(kernels, upper), tiledView(kernels, lower)]
  eachEntry(first, upper.stride, (index, tiled) => {
    above[tiled] = first.r[index]
    below[tiled] = second.r[index]
  })
  kernels.fold(upper.address, upper.stride, padded, targets, lower.address, lower.stride, columns, true, residual)
  const merged = emptyFactor(columns, outputs)
  eachEntry(merged, upper.stride, (index, tiled) => {
    merged.r[index] = above[tiled]
  })
  merged.residual.set(kernels.view(residual, outputs))
  return merged
}

/** Visits the triangle and its right-hand sides: index in the row-major factor, index in the tiled matrix. */
function eachEntry(
  { columns, outputs }: QrFactor,
  stride: number,
  visit: (index: number, tiled: number) => void,
): void {
  const width = columns + outputs
  const padded = 4 * tilesFor(columns)
  for (let i = 0; i < columns; i++) {
    for (let j = i; j < columns; j++) visit(i * width + j, tiledIndex(stride, i, j))
    for (let c = 0; c < outputs; c++) visit(i * width + columns + c, tiledIndex(stride, i, padded + c))
  }
}
