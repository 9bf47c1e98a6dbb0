import { comparisonJson } from '../compare/comparison-json.ts'
import { samplingInterval } from '../dataset/sampling-interval.ts'
import type { About } from '../io/model/about.ts'
import { describeData } from '../io/model/describe-data.ts'
import { saveModel } from '../io/model/model-file.ts'
import { nodePool } from '../node/node-pool.ts'
import { formatTable } from '../node/terminal.ts'
import type { System } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { type ChunkedOptions, readsInChunks } from './chunked-options.ts'
import { type DataOptions, type DataRecord, readRecords } from './data.ts'
import { systemIn } from './describe-system.ts'
import { checkTaken, type LearnerOptions, learners } from './learners.ts'
import { toStdout, writeOut } from './output.ts'
import type { Streams } from './streams.ts'
import { calibrationFrom, type SplitData, splitData, testScores } from './test-scores.ts'
import { usageError } from './usage-error.ts'

export interface LearnOptions extends LearnerOptions {
  /** Default 'flow-map'. */
  readonly as?: string
  /** Part of the data that is held out. */
  readonly test?: number
  /** Samples ahead that bands are measured for. */
  readonly calibrate?: number
  readonly coverage?: number
  readonly workers?: number
}

/** A model, and what its file says of it. */
export interface LearnedModel {
  readonly model: System
  readonly about: About
}

/** `rhei learn`. */
export async function run(
  streams: Streams,
  paths: readonly string[],
  options: LearnOptions & DataOptions & ChunkedOptions,
): Promise<undefined> {
  const { out, json } = options
  if (json && toStdout(out)) throw usageError('--json and the model both want the standard output; give --out FILE')
  if (toStdout(out) && streams.outIsTerminal)
    throw usageError('a model is binary and not for a terminal; give --out model.rhei, or send it through a pipe')
  if (readsInChunks(paths, options)) return (await import('./learn-shard.ts')).run(streams, paths, options)
  const records = await readRecords(streams, paths[0] ?? '', options)
  streams.progress.update(`learning from ${samplesOf(records)} samples …`)
  const learned = await learn(records, options)
  streams.progress.done()
  const bytes = saveModel(learned.model, learned.about, { reproducible: true })
  await writeOut(streams, out, bytes)
  if (json) await streams.write(`${JSON.stringify({ ...jsonOf(learned), out, bytes: bytes.length })}\n`)
  else streams.note(`${tableOf(learned)}${toStdout(out) ? '' : `\n${bytes.length} bytes in ${out}`}`)
}

/** Learns as the options say, and judges by what is held out. */
export async function learn(records: readonly DataRecord[], options: LearnOptions): Promise<LearnedModel> {
  const { as = 'flow-map', test, calibrate, coverage } = options
  const learner = Object.hasOwn(learners, as) ? learners[as]! : undefined
  if (!learner) throw usageError(`--as must be one of ${Object.keys(learners).join(', ')}, got '${as}'`)
  checkTaken(as, options)
  if (calibrate !== undefined && test === undefined)
    throw usageError('--calibrate measures bands on data that are held out; give --test, such as --test 0.3')
  const split = splitData(records, test)
  const model = await withPool(split, options, (pool) => learner.learn(split.train, options, pool))
  const system = systemIn(records[0]?.origin)
  const about: About = {
    ...(system !== undefined && { system }),
    options: { learner: as, ...stated(options), interval: intervalOf(split.train) },
    data: describeData(split.train),
    scores: { ...trainingScores(model), ...testScores(model, split) },
    ...(calibrate !== undefined && {
      calibration: calibrationFrom(model, split, { horizon: calibrate, ...(coverage !== undefined && { coverage }) }),
    }),
  }
  return { model, about }
}

/** Multiplications from which on workers are worth their start: about a second on one core. */
const WORTH_A_POOL = 2e10

async function withPool<T>(
  { train }: SplitData,
  { width, workers }: LearnOptions,
  work: (pool?: ReturnType<typeof nodePool>) => T | Promise<T>,
): Promise<T> {
  const neurons = typeof width === 'number' ? width : 0
  if (workers === 1 || (workers === undefined && samplesOf(train) * neurons * neurons < WORTH_A_POOL)) return work()
  const pool = nodePool(workers === undefined ? {} : { size: workers })
  try {
    return await work(pool)
  } finally {
    await pool.close()
  }
}

function samplesOf(records: readonly Trajectory[]): number {
  return records.reduce((sum, { times }) => sum + times.length, 0)
}

function intervalOf(records: readonly Trajectory[]): number | null {
  try {
    return samplingInterval(records)
  } catch {
    return null
  }
}

/** What a model is made anew from, its seed among it. */
function stated(options: LearnOptions): Record<string, unknown> {
  const keys = new Set(['seed', 'test', ...Object.values(learners).flatMap(({ takes }) => takes)])
  const given = Object.entries(options).filter(([key, value]) => keys.has(key) && value !== undefined)
  return { seed: 0, ...Object.fromEntries(given) }
}

function trainingScores(model: System): Record<string, number> {
  const report = reportOf(model)
  const errors = report?.trainingRmse
  return {
    ...(errors && { trainingError: Math.sqrt(errors.reduce((sum, value) => sum + value * value, 0) / errors.length) }),
    ...(report?.leaveOneOutRmse !== undefined && { leaveOneOutError: report.leaveOneOutRmse }),
  }
}

interface SomeReport {
  readonly trainingRmse?: readonly number[]
  readonly leaveOneOutRmse?: number
  readonly rank?: number
  readonly columns?: number
  readonly condition?: number
  readonly warning?: string
}

/** Learners report what they have. */
export function reportOf(model: System): SomeReport | undefined {
  return 'report' in model ? (model.report as SomeReport) : undefined
}

function tableOf({ model, about: { data, options = {}, scores = {} } }: LearnedModel): string {
  const report = reportOf(model)
  return formatTable([
    {
      label: 'learned',
      value: String(options.learner),
      note: `${model.variables.slice(0, 6).join(', ')} from ${data?.samples} samples${data && data.trajectories > 1 ? ` of ${data.trajectories} trajectories` : ''}`,
    },
    ...(report?.columns === undefined
      ? []
      : [
          {
            label: 'rank',
            value: `${report.rank} of ${report.columns}`,
            note: `condition ${report.condition?.toExponential(0)}`,
          },
        ]),
    ...Object.entries(scores).map(([name, value]) => ({ ...SCORES[name]!, value: value.toPrecision(3) })),
    ...(report?.warning ? [{ label: 'note', value: '', note: report.warning }] : []),
  ])
}

const SCORES: Readonly<Record<string, { readonly label: string; readonly note: string }>> = {
  trainingError: { label: 'training error', note: "root mean square, in the network's units" },
  leaveOneOutError: { label: 'leave-one-out error', note: "root mean square, in the network's units" },
  oneStepError: { label: 'one-step error', note: 'on held-out data, in standard deviations' },
  validTime: { label: 'valid time', note: 'on held-out data: median until the error exceeds 0.4 standard deviations' },
}

function jsonOf({ model, about }: LearnedModel): object {
  const { name, kind, variables, dim } = model
  const { rank, columns, condition, warning } = reportOf(model) ?? {}
  const { calibration: _, ...rest } = about
  return comparisonJson({ model: name, kind, variables, dim, ...rest, rank, columns, condition, warning }) as object
}
