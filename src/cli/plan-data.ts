import { basename } from 'node:path'
import type { RecordPart } from '../dataset/record-part.ts'
import type { About } from '../io/model/about.ts'
import type { LearningPlan } from '../learn/sharded/learning-plan.ts'
import type { SolveOptions } from '../network/fit-options.ts'
import { filePart } from '../node/file-part.ts'

/** How tables are read as parts of a record. */
export interface PartOptions {
  /** Header name of the times. */
  readonly time?: string
  readonly variables?: readonly string[]
  /** A missing value ends a trajectory where it is 'split'. */
  readonly missing?: 'refuse' | 'split' | 'interpolate'
}

/**
 * Files as parts of a record, by their names without folders. None is opened before its rows are read: the machine that learns
 * a shard needs no more than the files of that shard.
 */
export function partsOf(
  paths: readonly string[],
  { time, variables, missing = 'refuse' }: PartOptions,
): readonly RecordPart[] {
  if (missing === 'interpolate')
    throw new RangeError('a record that is read in chunks is not interpolated; use --missing split')
  const options = {
    ...(time !== undefined && { timeColumn: time }),
    ...(variables && { columns: variables }),
    missing: missing === 'split' ? ('nan' as const) : ('refuse' as const),
  }
  return paths.map((path) => ({
    name: basename(path),
    rows: async function* (start, end) {
      yield* (await filePart(path, path, options)).rows(start, end)
    },
  }))
}

/** What a model's file says of a record that was learned in shards; the same whoever merges them. */
export function aboutPlan(plan: LearningPlan, shards: number, ridge: SolveOptions['ridge']): About {
  const { task, parts, digest, space, interval, design } = plan
  const { learner, ...rest } = task
  const widths = design.layers.map(({ width }) => width)
  return {
    options: {
      ...{ learner, width: widths.length === 1 ? widths[0] : widths, ...rest, shards },
      ...(ridge !== undefined && { ridge }),
      interval: interval.mean,
    },
    data: {
      sha256: digest,
      trajectories: parts.length,
      samples: parts.reduce((sum, { rows }) => sum + rows, 0),
      dim: space.variables.length,
    },
  }
}
