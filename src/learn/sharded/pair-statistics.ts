import { spreadSample } from '../../dataset/spread-sample.ts'
import { type Moments, mergeMoments, momentsOf } from '../../math/moments.ts'
import { treeMerger } from '../../network/shards.ts'
import { embeddedDim, embedRows } from '../input-embedding.ts'
import { neighborhood } from './pair-task.ts'
import type { PairBatch, PairPlan } from './part-pairs.ts'
import { BLOCK_ROWS } from './shard-ranges.ts'

/** What all pairs of a record have to say before any of them is fitted. */
export interface PairStatistics {
  /** Of rows [input | target | time step] in their own units. */
  readonly pairs: Moments
  /** Of the inputs as the network sees them, before they are scaled. */
  readonly embedded: Moments
  /** Pairs [input | target] spread over the record. */
  readonly sample: Float64Array
  /** The first input. */
  readonly initialState: Float64Array
}

/** Takes in pairs in order. */
export interface PairCounter {
  /** @param offset Rows of the parts before. */
  add(batch: PairBatch, offset: number): void
  /** The pairs that follow are of another part. */
  endPart(): void
  /** Undefined without a pair. */
  finish(): PairStatistics | undefined
}

/** Takes statistics block by block of the record's rows, merged in a fixed tree: chunks do not decide a bit. */
export function pairCounter({ task, periods, like: { dim } }: PairPlan, sampleRows: number): PairCounter {
  const { before, after } = neighborhood(task)
  const width = 2 * dim + 1
  const pairs = treeMerger(mergeMoments)
  const embedded = treeMerger(mergeMoments)
  const sample = spreadSample(sampleRows, 2 * dim)
  const block = new Float64Array(BLOCK_ROWS * width)
  let index = -1
  let size = 0
  let initialState: Float64Array | undefined
  const close = (): void => {
    if (size === 0) return
    const rows = block.subarray(0, size * width)
    pairs.add(momentsOf(rows, width))
    embedded.add(momentsOf(embedRows(periods, leading(rows, width, dim)), embeddedDim(periods)))
    size = 0
  }
  return {
    add({ pairs: { size: count, inputs, targets }, run }, offset) {
      initialState ??= inputs.slice(0, dim)
      for (let i = 0; i < count; i++) {
        const own = Math.floor((run.first + i) / BLOCK_ROWS)
        if (own !== index) close()
        index = own
        const row = block.subarray(size * width, (size + 1) * width)
        for (let j = 0; j < dim; j++) {
          row[j] = inputs[i * dim + j]
          row[dim + j] = targets[i * dim + j]
        }
        row[2 * dim] = (run.times[i + before + after] - run.times[i]) / (before + after)
        sample.offer(offset + run.first + i, row.subarray(0, 2 * dim))
        size++
      }
    },
    endPart: close,
    finish() {
      close()
      const [all, seen] = [pairs.finish(), embedded.finish()]
      return all && seen && initialState && { pairs: all, embedded: seen, sample: sample.finish(), initialState }
    },
  }
}

/** The first `count` columns of rows of this width. */
export function leading(rows: Float64Array, width: number, count: number, from = 0): Float64Array {
  const size = rows.length / width
  const columns = new Float64Array(size * count)
  for (let i = 0; i < size; i++) for (let j = 0; j < count; j++) columns[i * count + j] = rows[i * width + from + j]
  return columns
}
