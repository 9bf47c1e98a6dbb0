import type { Job, Row } from './row.ts'
import { keyOf } from './row.ts'

/** Which part of the jobs: shard 2 of 8 has every eighth, from the second on. */
export interface Shard {
  readonly shard: number
  readonly of: number
}

/** @throws RangeError unless the text is such as 2/8. */
export function parseShard(text: string): Shard {
  const [, shard, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? []
  if (shard >= 1 && shard <= of) return { shard, of }
  throw new RangeError(`--shard must be one of a number, such as 2/8, got '${text}'`)
}

/** Of n shards, shard k has every n-th job from the k-th on; which shard a job belongs to depends on the options alone. */
export function shardJobs(jobs: readonly Job[], { shard, of }: Shard): Job[] {
  return jobs.filter((_, i) => i % of === shard - 1)
}

/** The rows of a file. */
export interface RowFile {
  readonly path: string
  readonly rows: readonly Row[]
}

/** Rows of several files, and what is wrong with them together, a line each. */
export interface MergedRows {
  readonly rows: readonly Row[]
  readonly faults: readonly string[]
}

const SHOWN = 10

/** One row for each job, from whichever file has it; names jobs without a row and those with several. */
export function mergeRows(files: readonly RowFile[], jobs: readonly Job[]): MergedRows {
  const found = new Map<string, { readonly row: Row; readonly paths: string[] }>()
  for (const { path, rows } of files)
    for (const row of rows) {
      const there = found.get(keyOf(row))
      if (there) there.paths.push(path)
      else found.set(keyOf(row), { row, paths: [path] })
    }
  const repeated = jobs.flatMap((job) => {
    const { paths } = found.get(keyOf(job)) ?? { paths: [] }
    return paths.length > 1 ? [`repeated: ${nameOf(job)}: ${paths.join(', ')}`] : []
  })
  const lost = jobs.filter((job) => !found.has(keyOf(job))).map((job) => `lost: ${nameOf(job)}`)
  return {
    rows: jobs.flatMap((job) => found.get(keyOf(job))?.row ?? []),
    faults: [...shortened(lost, 'lost'), ...shortened(repeated, 'repeated')],
  }
}

function nameOf({ system, learner, granularity, noise, observed, start }: Job): string {
  return `${learner} on ${system}, ${granularity} samples, ${observed}${noise ? ', with noise' : ''}, start ${start}`
}

function shortened(lines: readonly string[], what: string): string[] {
  return lines.length <= SHOWN ? [...lines] : [...lines.slice(0, SHOWN), `${what}: ${lines.length - SHOWN} more`]
}
