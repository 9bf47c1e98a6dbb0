import { loadFactor } from '../io/model/factor-file.ts'
import { saveModel } from '../io/model/model-file.ts'
import { mergeShards, type NamedFactor } from '../learn/sharded/merge-shards.ts'
import type { SolveOptions } from '../network/fit-options.ts'
import { readInput } from './input.ts'
import { named, readPlan } from './learn-shard.ts'
import { writeOut } from './output.ts'
import { aboutPlan } from './plan-data.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

export interface MergeOptions {
  /** Path of the plan. */
  readonly plan?: string
  readonly ridge?: SolveOptions['ridge']
  readonly out?: string
}

/** `rhei merge`. */
export async function run(
  streams: Streams,
  paths: readonly string[],
  { plan: path, ridge, out }: MergeOptions,
): Promise<undefined> {
  if (path === undefined) throw usageError('merge needs the --plan that its factors were made with')
  const plan = await readPlan(streams, path)
  const factors: NamedFactor[] = []
  for (const path of paths) factors.push(await readFactor(streams, path))
  const model = mergeShards(plan, factors, ridge === undefined ? {} : { ridge })
  const bytes = saveModel(model, aboutPlan(plan, factors.length, ridge), { reproducible: true })
  await writeOut(streams, out, bytes)
  const { rows, rank, columns } = model.report
  streams.note(`merged ${factors.length} shards: ${rows} pairs, rank ${rank} of ${columns}`)
}

async function readFactor(streams: Streams, path: string): Promise<NamedFactor> {
  const { name, bytes } = await readInput(streams, path)
  try {
    return { name, factor: loadFactor(bytes) }
  } catch (error) {
    throw named(name, error)
  }
}
