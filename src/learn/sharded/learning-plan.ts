import type { Scaler } from '../../dataset/scaling.ts'
import type { Box } from '../../math/box.ts'
import { sha256Hex } from '../../math/sha256.ts'
import type { Design } from '../../network/design.ts'
import type { StateSpace } from '../learned-system.ts'
import type { PairTask } from './pair-task.ts'
import type { ShardUnit } from './shard-ranges.ts'

/**
 * What one reading of a record tells about it, and the hidden layers sampled from it: all that shards need to be learned
 * apart from one another. Plain data.
 */
export interface LearningPlan {
  readonly task: PairTask
  readonly space: StateSpace
  /** Time between rows; a step that differs from `usual` by more than a tenth is a gap. */
  readonly interval: { readonly usual: number; readonly mean: number }
  readonly parts: readonly { readonly name: string; readonly rows: number }[]
  readonly unit: ShardUnit
  /** Pairs of all parts. */
  readonly pairs: number
  /** Of all rows; see `rowDigest`. */
  readonly digest: string
  /** Period of each variable, 0 where it has none; shape [dim]. */
  readonly periods: Float64Array
  readonly inputScaler: Scaler
  /** Of increments, states, or derivatives times the interval. */
  readonly outputScaler: Scaler
  readonly trainingRegion: Box
  readonly design: Design
}

/** By which a plan is known, 64 hexadecimal digits. */
export function planDigest(plan: LearningPlan): string {
  const text = JSON.stringify(plan, (_, value) => {
    if (value instanceof Float64Array) return Array.from(value)
    // JSON knows no infinities.
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  })
  return sha256Hex(new TextEncoder().encode(text))
}
