import type { Dataset } from '../dataset/dataset.ts'
import type { Pool } from '../parallel/pool.ts'
import { checkDataset } from './check-dataset.ts'
import { type CostMeter, startCost } from './cost.ts'
import { type FactorPlan, shardRows } from './factor-dataset.ts'
import type { FactorInput, Made, MergeInput } from './factor-tasks.ts'
import { featureCount } from './features.ts'
import { designRows, finishFit } from './finish-fit.ts'
import { fitDesign, fitGrowing, growthPlan, layersOf, sampleDesign } from './fit-network.ts'
import type { Fit, FitOptions } from './fit-options.ts'
import { type FactorRequest, finishGrown, growWidth } from './grow-width.ts'
import { networkEngine, ownActivation } from './network-engine.ts'
import { mergeTree, shardPlan } from './shards.ts'
import { isAuto } from './width.ts'

export interface ParallelOptions {
  /** The workers, from `nodePool` or `webPool`. */
  readonly pool: Pool
  /** Stops the fit at once; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called with the number of rows factored so far; where the width is found, rows count for each width. */
  readonly onProgress?: (rows: number) => void
}

/**
 * `fitNetwork` on a pool of workers, with the same bits for every number of them: each makes the features of its shards
 * and factors them; the triangles merge in a fixed tree. An activation of a user's own cannot be sent: then all is done
 * on this thread.
 *
 * @throws RangeError as `fitNetwork` does; Error if a worker dies; the signal's reason if it is aborted.
 */
export async function fitNetworkAsync(dataset: Dataset, options: FitOptions & ParallelOptions): Promise<Fit> {
  const { weights, method = 'qr', pool, signal } = options
  const cost = startCost(options.energy)
  checkDataset(dataset, weights)
  signal?.throwIfAborted()
  if (isAuto(options.width)) return growOnPool(dataset, options, cost)
  const design = sampleDesign(dataset, options)
  if (ownActivation(design.layers)) return fitDesign(design, dataset, options, cost)
  const how = { engine: networkEngine(design.layers, options.engine), method }
  const { factor, busySeconds, bytes } = await factorOnPool(
    { design, rows: dataset, ...(weights && { weights }) },
    how,
    options,
  )
  const workers = { count: pool.size, busySeconds }
  return finishFit(
    design,
    factor,
    options,
    how,
    () => cost.stop(design, dataset.size, bytes, workers),
    designRows(design, dataset, weights),
  )
}

async function growOnPool(dataset: Dataset, options: FitOptions & ParallelOptions, cost: CostMeter): Promise<Fit> {
  if (ownActivation(layersOf(options))) return fitGrowing(dataset, options, cost)
  const { pool, onProgress } = options
  const how = growthPlan(options)
  const growth = growWidth(dataset, options, how)
  let busySeconds = 0
  let done = 0
  let step = growth.next()
  while (!step.done) {
    const before = done
    const made = await factorOnPool(step.value, how, {
      ...options,
      ...(onProgress && { onProgress: (rows: number) => onProgress(before + rows) }),
    })
    done += step.value.rows.size
    busySeconds += made.busySeconds
    step = growth.next(made)
  }
  return finishGrown(step.value, dataset, options, how, cost, { count: pool.size, busySeconds })
}

/** `factorDataset` by workers, with the same bits. */
async function factorOnPool(
  { design, rows: dataset, weights }: FactorRequest,
  how: FactorPlan,
  { pool, signal, onProgress }: ParallelOptions,
): Promise<Made> {
  const shards = shardPlan(dataset.size, featureCount(design.layers, design.linear))
  const progress = totalOf(shards.length, onProgress)
  const run = (task: string, input: unknown, onTask?: (rows: number) => void, transfer: Transferable[] = []) =>
    pool.run<Made>(task, input, { ...(signal && { signal }), ...(onTask && { onProgress: onTask }), transfer })
  const parts = shards.map((shard, i) => {
    const shardWeights = weights?.slice(shard.start, shard.end)
    const rows = compact(shardRows(dataset, shard))
    const input: FactorInput = { design, rows, how, ...(shardWeights && { weights: shardWeights }) }
    return run('factor', input, progress(i))
  })
  const merged = mergeTree(parts, async (first, second) => {
    const [a, b] = await Promise.all([first, second])
    const input: MergeInput = { design, first: a.factor, second: b.factor, engine: how.engine }
    const made = await run('merge', input, undefined, [a.factor.r.buffer, b.factor.r.buffer])
    return {
      ...made,
      busySeconds: a.busySeconds + b.busySeconds + made.busySeconds,
      bytes: Math.max(a.bytes + b.bytes, made.bytes),
    }
  })
  // If one shard fails, the others' failures are the same news.
  for (const part of parts) part.catch(() => {})
  return merged
}

/** Sums what the shards tell. */
function totalOf(
  shards: number,
  onProgress?: (rows: number) => void,
): (shard: number) => ((rows: number) => void) | undefined {
  const done = new Float64Array(shards)
  return (shard) =>
    onProgress &&
    ((rows) => {
      done[shard] = rows
      onProgress(done.reduce((a, b) => a + b))
    })
}

/** Copies views, so that a message carries the shard's rows and not the whole arrays behind them. */
function compact(rows: Dataset): Dataset {
  return { ...rows, inputs: rows.inputs.slice(), targets: rows.targets.slice() }
}
