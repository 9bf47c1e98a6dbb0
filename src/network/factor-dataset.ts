import type { Dataset } from '../dataset/dataset.ts'
import type { Engine } from '../kernels/engine.ts'
import { mergeFactors } from '../math/least-squares/merge-factors.ts'
import type { QrFactor } from '../math/least-squares/qr-factor.ts'
import type { Design } from './design.ts'
import { createFactorizer, type Method } from './factorizer.ts'
import { featureCount, leadingCounts } from './features.ts'
import { kernelFactorizer } from './kernel-factorizer.ts'
import { mergeTree, type Shard, shardPlan } from './shards.ts'

/** A factor, and the memory that making it took. */
export interface Factored {
  readonly factor: QrFactor
  readonly bytes: number
}

/** Who factors, and how. */
export interface FactorPlan {
  readonly engine: Engine
  readonly method: Method
}

/** The rows of one shard; views. */
export function shardRows({ inputDim, targetDim, inputs, targets }: Dataset, { start, end }: Shard): Dataset {
  return {
    size: end - start,
    inputDim,
    targetDim,
    inputs: inputs.subarray(start * inputDim, end * inputDim),
    targets: targets.subarray(start * targetDim, end * targetDim),
  }
}

/** The factor of all rows of one piece of data. */
export function factorRows(design: Design, rows: Dataset, how: FactorPlan, weights?: Float64Array): Factored {
  const factorizer = createFactorizer(design, how.engine, how.method)
  factorizer.add(rows.inputs, rows.targets, rows.size, weights)
  return { factor: factorizer.finish(), bytes: factorizer.bytes() }
}

/** The factor of a dataset on this thread: shard after shard, merged in the tree that workers use too. */
export function factorDataset(design: Design, dataset: Dataset, how: FactorPlan, weights?: Float64Array): Factored {
  const shards = shardPlan(dataset.size, featureCount(design.layers, design.linear))
  if (how.engine === 'webassembly' && how.method === 'qr') return factorInCore(design, dataset, shards, weights)
  const parts = shards.map((shard) =>
    factorRows(design, shardRows(dataset, shard), how, weights?.subarray(shard.start, shard.end)),
  )
  return {
    factor: mergeTree(
      parts.map(({ factor }) => factor),
      (first, second) => mergeShards(design, first, second, how.engine),
    ),
    bytes: parts.reduce((most, { bytes, factor }) => Math.max(most, bytes) + factor.r.byteLength, 0),
  }
}

/** The same bits without leaving the core between shards. */
function factorInCore(design: Design, dataset: Dataset, shards: readonly Shard[], weights?: Float64Array): Factored {
  const factorizer = kernelFactorizer(design)
  for (const [i, shard] of shards.entries()) {
    if (i > 0) factorizer.endShard()
    const { inputs, targets, size } = shardRows(dataset, shard)
    factorizer.add(inputs, targets, size, weights?.subarray(shard.start, shard.end))
  }
  return { factor: factorizer.finish(), bytes: factorizer.bytes() }
}

/** Merges the factors of two shards. */
export function mergeShards({ layers, linear }: Design, first: QrFactor, second: QrFactor, engine: Engine): QrFactor {
  return mergeFactors(first, second, engine, leadingCounts(layers, linear))
}
