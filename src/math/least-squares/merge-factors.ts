import { chooseEngine, type Engine } from '../../kernels/engine.ts'
import { createKernels } from '../../kernels/kernels.ts'
import { allocTiled, type Columns, packColumns, tiledView, tilesFor, unpackColumns } from '../../kernels/tiled.ts'
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
  const [padded, targets] = [4 * tilesFor(columns), 4 * tilesFor(outputs)]
  const kernels = createKernels()
  const upper = allocTiled(kernels, padded, padded + targets)
  const lower = allocTiled(kernels, padded, padded + targets)
  const residual = kernels.alloc(targets)
  for (const [tiled, { r }] of [
    [upper, first],
    [lower, second],
  ] as const)
    for (const part of parts(r, columns, outputs)) packColumns(tiledView(kernels, tiled), tiled.stride, part)
  kernels.fold(upper.address, upper.stride, padded, targets, lower.address, lower.stride, columns, true, residual)
  const merged = emptyFactor(columns, outputs)
  for (const part of parts(merged.r, columns, outputs)) unpackColumns(tiledView(kernels, upper), upper.stride, part)
  merged.residual.set(kernels.view(residual, outputs))
  return merged
}

/** The triangle and its right-hand sides. */
function parts(r: Float64Array, columns: number, outputs: number): Columns[] {
  const common = { rowMajor: r, width: columns + outputs, rows: columns }
  return [
    { ...common, from: 0, count: columns, tile: 0 },
    { ...common, from: columns, count: outputs, tile: tilesFor(columns) },
  ]
}
