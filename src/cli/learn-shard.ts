import { saveFactor } from '../io/model/factor-file.ts'
import { saveModel } from '../io/model/model-file.ts'
import { loadPlan } from '../io/model/plan-file.ts'
import { learnShard } from '../learn/sharded/learn-shard.ts'
import { learnPlan } from '../learn/sharded/learn-stream.ts'
import type { LearningPlan } from '../learn/sharded/learning-plan.ts'
import type { ShardNumber } from '../learn/sharded/shard-ranges.ts'
import type { ChunkedOptions } from './chunked-options.ts'
import { readInput } from './input.ts'
import { writeOut } from './output.ts'
import { aboutPlan, partsOf } from './plan-data.ts'
import { planFiles } from './sample.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

/** `rhei learn` of one shard, or of all of them one after another. */
export async function run(streams: Streams, paths: readonly string[], options: ChunkedOptions): Promise<undefined> {
  if (paths.includes('-')) throw usageError('what is read in chunks is read twice, so it has to be a file')
  const { shard, plan: path } = options
  await (shard === undefined || path === undefined
    ? learnWhole(streams, paths, options)
    : learnOne(streams, paths, shard, path, options))
}

async function learnOne(
  streams: Streams,
  paths: readonly string[],
  shard: ShardNumber,
  path: string,
  options: ChunkedOptions,
): Promise<void> {
  const plan = await readPlan(streams, path)
  const parts = partsOf(paths, dataOptions(plan, options))
  const factor = await learnShard(plan, parts, shard, {
    onProgress: (rows) => streams.progress.update(`shard ${shard.shard} of ${shard.of}: ${rows} rows …`),
  })
  streams.progress.done()
  const bytes = saveFactor(factor)
  await writeOut(streams, options.out, bytes)
  const { rows } = factor.factor
  if (options.json) await streams.write(`${JSON.stringify({ ...shard, pairs: rows, bytes: bytes.length })}\n`)
  else streams.note(`shard ${shard.shard} of ${shard.of}: ${rows} of ${plan.pairs} pairs`)
}

async function learnWhole(streams: Streams, paths: readonly string[], options: ChunkedOptions): Promise<void> {
  const { plan: path, shards = 1, ridge, out, json } = options
  const plan = path === undefined ? await planFiles(streams, paths, options) : await readPlan(streams, path)
  const parts = partsOf(paths, dataOptions(plan, options))
  const model = await learnPlan(plan, parts, {
    ...{ shards, ...(ridge !== undefined && { ridge }) },
    onProgress: (rows) => streams.progress.update(`folded ${rows} rows …`),
  })
  streams.progress.done()
  const about = aboutPlan(plan, shards, ridge)
  const bytes = saveModel(model, about, { reproducible: true })
  await writeOut(streams, out, bytes)
  const { rank, columns, condition } = model.report
  const { name, kind, variables, dim } = model
  if (json)
    await streams.write(
      `${JSON.stringify({ model: name, kind, variables, dim, ...about, rank, columns, condition })}\n`,
    )
  else streams.note(`learned ${variables.join(', ')} from ${plan.pairs} pairs, rank ${rank} of ${columns}`)
}

/** Shards read the variables of their plan; what was missing when it was made ends a trajectory. */
function dataOptions(plan: LearningPlan, { time }: ChunkedOptions): Parameters<typeof partsOf>[1] {
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
