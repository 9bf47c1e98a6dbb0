import type { Dataset } from '../dataset/dataset.ts'
import type { Engine } from '../kernels/engine.ts'
import { mergeFactors } from '../math/least-squares/merge-factors.ts'
import type { QrFactor } from '../math/least-squares/qr-factor.ts'
import type { TaskContext } from '../parallel/serve.ts'
import { seconds } from '../parallel/stopwatch.ts'
import type { Design } from './design.ts'
import { type FactorPlan, shardRows } from './factor-dataset.ts'
import { createFactorizer } from './factorizer.ts'

/** A factor made by a worker, and what it took. */
export interface Made {
  readonly factor: QrFactor
  readonly busySeconds: number
  readonly bytes: number
}

export interface FactorInput {
  readonly design: Design
  readonly rows: Dataset
  readonly how: FactorPlan
  readonly weights?: Float64Array
}

/** Rows between two reports of progress. */
const REPORT_ROWS = 8192

/** The worker's part: factors one shard. */
export function factorTask({ design, rows, how, weights }: FactorInput, context: TaskContext): Made {
  const start = seconds()
  const factorizer = createFactorizer(design, how.engine, how.method)
  for (let from = 0; from < rows.size; from += REPORT_ROWS) {
    const piece = { start: from, end: Math.min(rows.size, from + REPORT_ROWS) }
    const { inputs, targets, size } = shardRows(rows, piece)
    factorizer.add(inputs, targets, size, weights?.subarray(piece.start, piece.end))
    context.progress(piece.end)
  }
  const factor = factorizer.finish()
  context.transfer(factor.r.buffer)
  return { factor, busySeconds: seconds() - start, bytes: factorizer.bytes() }
}

export interface MergeInput {
  readonly first: QrFactor
  readonly second: QrFactor
  readonly engine: Engine
}

/** The worker's part: merges two triangles. */
export function mergeTask({ first, second, engine }: MergeInput, context: TaskContext): Made {
  const start = seconds()
  const factor = mergeFactors(first, second, engine)
  context.transfer(factor.r.buffer)
  return { factor, busySeconds: seconds() - start, bytes: 4 * factor.r.byteLength }
}
