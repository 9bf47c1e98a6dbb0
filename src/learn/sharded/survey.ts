import type { RecordPart } from '../../dataset/record-part.ts'
import { type PairStatistics, pairCounter } from './pair-statistics.ts'
import { type PairPlan, partPairs } from './part-pairs.ts'
import { addDigests, NO_DIGEST, rowDigest } from './row-digest.ts'

/** What one reading of a record tells. */
export interface Survey extends PairStatistics {
  /** Rows of each part. */
  readonly rows: readonly number[]
  /** Of all rows. */
  readonly digest: string
}

/** Tells how long work takes, and stops it. */
export interface ReadOptions {
  readonly signal?: AbortSignal
  /** Called with the number of rows read so far. */
  readonly onProgress?: (rows: number) => void
}

/** Reads all parts once. @throws RangeError for parts that do not fit together or hold no pair. */
export async function survey(
  who: string,
  parts: readonly RecordPart[],
  plan: PairPlan,
  sampleRows: number,
  { signal, onProgress }: ReadOptions,
): Promise<Survey> {
  const counter = pairCounter(plan, sampleRows)
  const rows: number[] = []
  let digest = NO_DIGEST
  let offset = 0
  for (const [index, part] of parts.entries()) {
    const everything = { part: index, start: 0, end: Number.POSITIVE_INFINITY }
    const own = rowDigest(everything)
    let count = 0
    const batches = partPairs(who, part, everything, plan, (chunk, first) => {
      signal?.throwIfAborted()
      own.add(chunk, first)
      count = first + chunk.times.length
      onProgress?.(offset + count)
    })
    for await (const batch of batches) counter.add(batch, offset)
    counter.endPart()
    digest = addDigests(digest, own.finish())
    rows.push(count)
    offset += count
  }
  const statistics = counter.finish()
  if (!statistics)
    throw new RangeError(
      `${who}: ${offset} rows of ${parts.map(({ name }) => name).join(', ')} give no pair: each has a gap beside it`,
    )
  return { rows, digest, ...statistics }
}
