import type { Dataset } from '../../dataset/dataset.ts'
import type { RecordPart } from '../../dataset/record-part.ts'
import { scaleRows } from '../../dataset/scaling.ts'
import type { QrFactor } from '../../math/least-squares/qr-factor.ts'
import { createFactorizer } from '../../network/factorizer.ts'
import type { SolveOptions } from '../../network/fit-options.ts'
import { networkEngine } from '../../network/network-engine.ts'
import { embedRows } from '../input-embedding.ts'
import { type LearningPlan, planDigest } from './learning-plan.ts'
import { type PairBatch, type PairPlan, partPairs } from './part-pairs.ts'
import { addDigests, NO_DIGEST, rowDigest } from './row-digest.ts'
import { type RowRange, type ShardNumber, shardRanges } from './shard-ranges.ts'
import type { ReadOptions } from './survey.ts'

/** What one shard of a record adds to a fit. Plain data, of a size that does not depend on the number of rows. */
export interface ShardFactor extends ShardNumber {
  /** Digest of the plan it was made with. */
  readonly plan: string
  readonly ranges: readonly RowRange[]
  /** Of the rows in the ranges; see `rowDigest`. */
  readonly digest: string
  readonly factor: QrFactor
}

export type ShardOptions = ReadOptions & Pick<SolveOptions, 'engine' | 'method'>

/**
 * Folds the pairs of one shard into a triangle; the same bits however the rows come in chunks.
 *
 * @param parts Those of the plan, in its order; only those of the shard are read.
 * @throws RangeError for a shard that is not one of them, or parts that are not the plan's.
 */
export async function learnShard(
  plan: LearningPlan,
  parts: readonly RecordPart[],
  number: ShardNumber,
  options: ShardOptions = {},
): Promise<ShardFactor> {
  const { design, task, periods, interval, space } = plan
  const who = `learnShard: shard ${number.shard} of ${number.of}`
  if (parts.length !== plan.parts.length)
    throw new RangeError(`${who}: ${parts.length} parts, the plan has ${plan.parts.length}`)
  const ranges = rangesOf(plan, number)
  const factorizer = createFactorizer(design, networkEngine(design.layers, options.engine), options.method)
  const like = { dim: space.variables.length, variables: space.variables }
  const pairs: PairPlan = { task, periods, usual: interval.usual, like }
  let digest = NO_DIGEST
  let read = 0
  for (const range of ranges) {
    const own = rowDigest(range)
    const end = range.end
    let last = 0
    const batches = partPairs(who, parts[range.part], range, pairs, (chunk, first) => {
      options.signal?.throwIfAborted()
      own.add(chunk, first)
      last = Math.min(end, first + chunk.times.length)
      options.onProgress?.(read + last - range.start)
    })
    for await (const batch of batches) {
      checkRegion(who, plan, parts[range.part].name, batch)
      const { inputs, targets, size } = inUnitsOf(plan, batch.pairs)
      factorizer.add(inputs, targets, size)
    }
    if (last < end)
      throw new RangeError(
        `${who}: ${parts[range.part].name} ends after ${last} rows, the plan saw ${plan.parts[range.part].rows}`,
      )
    read += range.end - range.start
    digest = addDigests(digest, own.finish())
  }
  return { plan: planDigest(plan), ...number, ranges, digest, factor: factorizer.finish() }
}

/** The rows that belong to a shard of a plan. */
export function rangesOf({ parts, unit }: LearningPlan, number: ShardNumber): RowRange[] {
  return shardRanges(
    parts.map(({ rows }) => rows),
    unit,
    number,
  )
}

/** Pairs as the network sees them. */
function inUnitsOf({ periods, inputScaler, outputScaler }: LearningPlan, pairs: Dataset): Dataset {
  const inputs = scaleRows(inputScaler, embedRows(periods, pairs.inputs))
  return { ...pairs, inputDim: inputScaler.mean.length, inputs, targets: scaleRows(outputScaler, pairs.targets) }
}

/** Rows that the plan has not seen show at once, not when all shards are merged. */
function checkRegion(
  who: string,
  { trainingRegion: { lower, upper }, space }: LearningPlan,
  name: string,
  { pairs: { inputs, inputDim }, run }: PairBatch,
): void {
  for (let k = 0; k < inputs.length; k++) {
    const j = k % inputDim
    if (inputs[k] >= lower[j] && inputs[k] <= upper[j]) continue
    const row = run.first + Math.floor(k / inputDim)
    throw new RangeError(
      `${who}: ${name} has ${space.variables[j]} = ${inputs[k]} in row ${row}; the plan saw ${lower[j]} to ${upper[j]}, so other data`,
    )
  }
}
