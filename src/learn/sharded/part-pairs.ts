import { checkedChunks } from '../../dataset/check-chunks.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import type { RecordPart, RowChunk, RowChunks } from '../../dataset/record-part.ts'
import { rowWindows, type WindowRun } from '../../dataset/row-windows.ts'
import { neighborhood, type PairTask, taskPairs } from './pair-task.ts'

/** What it takes to make pairs of rows. */
export interface PairPlan {
  readonly task: PairTask
  readonly periods: Float64Array
  /** Usual time between rows. */
  readonly usual: number
  readonly like: Pick<RowChunk, 'dim' | 'variables'>
}

/** Pairs of neighboring rows; views that do not last. */
export interface PairBatch {
  readonly pairs: Dataset
  readonly run: WindowRun
}

/**
 * The pairs of rows [start, end) of a part, or up to the last one. What they need of rows beyond is read, too.
 *
 * @param watch Sees all that is read, with the index of its first row.
 */
export async function* partPairs(
  who: string,
  part: RecordPart,
  { start, end }: { readonly start: number; readonly end: number },
  { task, periods, usual, like }: PairPlan,
  watch: (chunk: RowChunk, first: number) => void,
): AsyncGenerator<PairBatch> {
  const { before, after } = neighborhood(task)
  const first = Math.max(0, start - before)
  const chunks = checkedChunks(`${who}: ${part.name}`, part.rows(first, end + after), first, like)
  const runs = rowWindows(watched(chunks, first, watch), first, { before, after, interval: usual })
  for await (const run of runs) yield { pairs: taskPairs(task, periods, run), run }
}

async function* watched(
  chunks: RowChunks,
  first: number,
  watch: (chunk: RowChunk, first: number) => void,
): AsyncGenerator<RowChunk> {
  let row = first
  for await (const chunk of chunks) {
    watch(chunk, row)
    yield chunk
    row += chunk.times.length
  }
}
