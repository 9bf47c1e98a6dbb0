import { statSync } from 'node:fs'
import { saveFactor } from '../io/model/factor-file.ts'
import { saveModel } from '../io/model/model-file.ts'
import { loadPlan } from '../io/model/plan-file.ts'
import { learnShard } from '../learn/sharded/learn-shard.ts'
import { learnPlan } from '../learn/sharded/learn-stream.ts'
import type { LearningPlan } from '../learn/sharded/learning-plan.ts'
import type { ShardNumber } from '../learn/sharded/shard-ranges.ts'
import type { SolveOptions } from '../network/fit-options.ts'
import { readInput } from './input.ts'
import { writeOut } from './output.ts'
import { aboutPlan, openParts } from './plan-data.ts'
import { planFiles, type SampleOptions } from './sample.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

/** Options of `rhei learn` that make it read its data in chunks. */
export interface ShardedOptions extends SampleOptions {
  readonly stream?: boolean
  readonly shards?: number
  readonly shard?: ShardNumber
  /** Path of a plan. */
  readonly plan?: string
  readonly ridge?: SolveOptions['ridge']
  readonly out?: string
}

/** Files from this size on are read in chunks, asked for or not: as one text they take several times their size. */
const LARGE = 256 * 2 ** 20

/** Whether `rhei learn` has to read its data in chunks. */
export function isSharded(paths: readonly string[], { stream, shards, shard, plan }: ShardedOptions): boolean {
  const large = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGE
  return stream === true || shards !== undefined || shard !== undefined || plan !== undefined || paths.some(large)
}

/** `rhei learn` of one shard, or of all of them one after another. */
export async function run(streams: Streams, paths: readonly string[], options: ShardedOptions): Promise<undefined> {
  const { shard, plan: path, out } = options
  if (paths.includes('-')) throw usageError('what is read in chunks is read twice, so it has to be a file')
  if (shard === undefined) return learnWhole(streams, paths, options)
  if (path === undefined) throw usageError("--shard needs the --plan that 'rhei sample' makes")
  if (options.shards !== undefined)
    throw usageError('--shard is one of a number, such as 3/16; --shards is all of them')
  const plan = await readPlan(streams, path)
  const parts = await openParts(paths, dataOptions(plan, options))
  const factor = await learnShard(plan, parts, shard, {
    onProgress: (rows) => streams.progress.update(`shard ${shard.shard} of ${shard.of}: ${rows} rows …`),
  })
  streams.progress.done()
  await writeOut(streams, out, saveFactor(factor))
  streams.note(`shard ${shard.shard} of ${shard.of}: ${factor.factor.rows} of ${plan.pairs} pairs`)
}

async function learnWhole(streams: Streams, paths: readonly string[], options: ShardedOptions): Promise<undefined> {
  const { plan: path, shards = 1, ridge, out } = options
  const plan = path === undefined ? await planFiles(streams, paths, options) : await readPlan(streams, path)
  const parts = await openParts(paths, dataOptions(plan, options))
  const model = await learnPlan(plan, parts, {
    ...{ shards, ...(ridge !== undefined && { ridge }) },
    onProgress: (rows) => streams.progress.update(`folded ${rows} rows …`),
  })
  streams.progress.done()
  const bytes = saveModel(model, aboutPlan(plan, shards, ridge), { reproducible: true })
  await writeOut(streams, out, bytes)
  streams.note(
    `learned ${model.variables.join(', ')} from ${plan.pairs} pairs, rank ${model.report.rank} of ${model.report.columns}`,
  )
}

/** Shards read the variables of their plan; what was missing when it was made ends a trajectory. */
function dataOptions(plan: LearningPlan, { time }: ShardedOptions): Parameters<typeof openParts>[1] {
  return { variables: plan.space.variables, missing: 'split', ...(time !== undefined && { time }) }
}

/** @throws SyntaxError naming the file. */
export async function readPlan(streams: Streams, path: string): Promise<LearningPlan> {
  const { name, bytes } = await readInput(streams, path)
  try {
    return loadPlan(bytes)
  } catch (error) {
    throw named(name, error)
  }
}

/** A file's name in front of what is wrong with it. */
export function named(name: string, error: unknown): unknown {
  if (!(error instanceof SyntaxError)) return error
  return new SyntaxError(`${name}: ${error.message.replace(/^load\w+: /, '')}`, { cause: error })
}
