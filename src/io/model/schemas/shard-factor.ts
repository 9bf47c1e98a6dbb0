import type { RowRange } from '../../../learn/sharded/shard-ranges.ts'
import { array, count, floats, object, type Schema, where } from '../schema.ts'
import { digest } from './plan.ts'

/** A shard's factor as a file holds it: of the triangle only what is not zero. */
export interface PackedFactor {
  readonly plan: string
  readonly shard: number
  readonly of: number
  readonly ranges: readonly RowRange[]
  readonly digest: string
  readonly factor: {
    readonly columns: number
    readonly outputs: number
    readonly rows: number
    /** Row i from its diagonal on. */
    readonly r: Float64Array
    readonly residual: Float64Array
  }
}

const range: Schema<RowRange> = where(
  object({ part: count, start: count, end: count }),
  ({ start, end }) => start < end,
  'must end after its start',
)

export const shardFactor: Schema<PackedFactor> = where(
  object({
    plan: digest,
    shard: count,
    of: count,
    ranges: array(range),
    digest,
    factor: where(
      object({ columns: count, outputs: count, rows: count, r: floats, residual: floats }),
      ({ columns, outputs, r, residual }) =>
        r.length === (columns * (columns + 1)) / 2 + columns * outputs && residual.length === outputs,
      'must be a triangle beside its right-hand sides',
    ),
  }),
  ({ shard, of }) => shard >= 1 && shard <= of,
  'must be one of the shards',
)
