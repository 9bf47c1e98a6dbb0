/** Rows [start, end) of one part of a record. Plain data. */
export interface RowRange {
  /** Index of the part. */
  readonly part: number
  readonly start: number
  readonly end: number
}

/** Which of how many: 1 of 4 to 4 of 4. */
export interface ShardNumber {
  readonly shard: number
  readonly of: number
}

/** What a shard is made of: blocks of 256 rows, or whole files. */
export type ShardUnit = 'rows' | 'files'

/** Rows are dealt out, and told apart, by blocks of this many. */
export const BLOCK_ROWS = 256

/**
 * The rows of shard k of n. The units, which are blocks of 256 rows of each part (the last of a part may be shorter) or whole
 * parts, are counted through in order; of U units, shard k has those from ⌊(k − 1) U / n⌋ up to ⌊k U / n⌋, the last not
 * included. A pair belongs where its first row belongs, or its middle one where a derivative is taken.
 *
 * @param parts Rows of each part.
 * @throws RangeError for a shard that is not one of them, or fewer units than shards.
 */
export function shardRanges(parts: readonly number[], unit: ShardUnit, { shard, of }: ShardNumber): RowRange[] {
  if (!(Number.isInteger(of) && of > 0 && Number.isInteger(shard) && shard >= 1 && shard <= of))
    throw new RangeError(`shard ${shard} of ${of}: shards are counted from 1 up to their number`)
  const units = parts.map((rows) => (unit === 'files' ? 1 : Math.ceil(rows / BLOCK_ROWS)))
  const all = units.reduce((sum, count) => sum + count, 0)
  if (of > all)
    throw new RangeError(
      `${of} shards of ${all} ${unit === 'files' ? 'files' : `blocks of ${BLOCK_ROWS} rows`}: take at most ${all}`,
    )
  const [from, to] = [shard - 1, shard].map((k) => Math.floor((k * all) / of))
  const ranges: RowRange[] = []
  let before = 0
  for (const [part, count] of units.entries()) {
    const row = (k: number): number =>
      k - before >= count ? parts[part] : Math.max(0, k - before) * (unit === 'files' ? parts[part] : BLOCK_ROWS)
    const [start, end] = [row(from), row(to)]
    if (start < end) ranges.push({ part, start, end })
    before += count
  }
  return ranges
}
