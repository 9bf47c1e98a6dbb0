import { chooseEngine, type Engine } from '../../kernels/engine.ts'
import { createKernels } from '../../kernels/kernels.ts'
import { allocTiled, tiledView, tilesFor } from '../../kernels/tiled.ts'
import { emptyFactor, foldSource, type QrFactor } from './qr-factor.ts'
import { type Leading, packTriangle, triangleTiles, unpackTriangle } from './tiled-triangle.ts'

/**
 * The factor of the rows of both: [R₁; R₂] = Q·R. Neither is changed.
 *
 * @param leading Columns that the core keeps in tiles of their own, before the others; decides roundings only.
 * @throws RangeError if their columns or outputs differ.
 */
export function mergeFactors(
  first: QrFactor,
  second: QrFactor,
  engine: Engine = chooseEngine(),
  leading: Leading = 0,
): QrFactor {
  const { columns, outputs } = first
  if (columns !== second.columns || outputs !== second.outputs)
    throw new RangeError(
      `mergeFactors: factors of ${columns} columns, ${outputs} outputs and of ${second.columns}, ${second.outputs} do not fit`,
    )
  const merged = engine === 'webassembly' ? mergeInCore(first, second, leading) : mergeByRows(first, second)
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
function mergeInCore(first: QrFactor, second: QrFactor, leading: Leading): QrFactor {
  const { columns, outputs } = first
  const padded = 4 * triangleTiles(first, leading)
  const targets = 4 * tilesFor(outputs)
  const kernels = createKernels()
  const upper = allocTiled(kernels, padded, padded + targets)
  const lower = allocTiled(kernels, padded, padded + targets)
  const residual = kernels.alloc(targets)
  packTriangle(tiledView(kernels, upper), upper.stride, first, leading)
  packTriangle(tiledView(kernels, lower), lower.stride, second, leading)
  kernels.fold(upper.address, upper.stride, padded, targets, lower.address, lower.stride, padded, true, residual)
  const merged = emptyFactor(columns, outputs)
  unpackTriangle(tiledView(kernels, upper), upper.stride, merged, leading)
  merged.residual.set(kernels.view(residual, outputs))
  return merged
}
