import type { Dataset } from '../dataset/dataset.ts'
import type { Engine } from '../kernels/engine.ts'
import type { QrFactor } from '../math/least-squares/qr-factor.ts'
import { macrotask } from '../parallel/macrotask.ts'
import type { TaskContext } from '../parallel/serve.ts'
import { seconds } from '../parallel/stopwatch.ts'
import type { Design } from './design.ts'
import { type FactorPlan, mergeShards, shardRows } from './factor-dataset.ts'
import { createFactorizer } from './factorizer.ts'
import { featureCount } from './features.ts'

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

/** Operations between two reports of progress, at which the task can also be stopped: some 20 ms. */
const REPORT_FLOPS = 4e8

/** The worker's part: factors one shard. */
export async function factorTask({ design, rows, how, weights }: FactorInput, context: TaskContext): Promise<Made> {
  const start = seconds()
  const factorizer = createFactorizer(design, how.engine, how.method)
  const columns = featureCount(design.layers, design.linear)
  const piece = Math.ceil(REPORT_FLOPS / (2 * columns ** 2))
  for (let from = 0; from < rows.size; from += piece) {
    const shard = { start: from, end: Math.min(rows.size, from + piece) }
    const { inputs, targets, size } = shardRows(rows, shard)
    factorizer.add(inputs, targets, size, weights?.subarray(shard.start, shard.end))
    context.progress(shard.end)
    await macrotask()
  }
  const factor = factorizer.finish()
  context.transfer(factor.r.buffer)
  return { factor, busySeconds: seconds() - start, bytes: factorizer.bytes() }
}

export interface MergeInput {
  readonly design: Design
  readonly first: QrFactor
  readonly second: QrFactor
  readonly engine: Engine
}

/** The worker's part: merges two triangles. */
export function mergeTask({ design, first, second, engine }: MergeInput, context: TaskContext): Made {
  const start = seconds()
  const factor = mergeShards(design, first, second, engine)
  context.transfer(factor.r.buffer)
  return { factor, busySeconds: seconds() - start, bytes: 4 * factor.r.byteLength }
}
