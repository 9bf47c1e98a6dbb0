import { comparisonJson } from '../compare/comparison-json.ts'
import { describeData } from '../io/model/describe-data.ts'
import { saveModel } from '../io/model/model-file.ts'
import { nodePool } from '../node/node-pool.ts'
import { formatTable } from '../node/terminal.ts'
import type { Candidate } from '../tune/candidate.ts'
import { tuneAsync } from '../tune/tune-async.ts'
import type { CriterionName, TuneOptions } from '../tune/tune-options.ts'
import type { Tuned } from '../tune/tuning.ts'
import { type DataOptions, readRecords } from './data.ts'
import { systemIn } from './describe-system.ts'
import { writeOut } from './output.ts'
import type { Streams } from './streams.ts'

export interface TuneCommandOptions {
  readonly as?: 'flow-map' | 'vector-field'
  readonly by?: CriterionName
  readonly seconds?: number
  readonly flops?: number
  readonly maxWidth?: number
  readonly holdOut?: number
  readonly seed?: number
  readonly workers?: number
}

type Model = Parameters<typeof saveModel>[0]

/** `rhei tune`. */
export async function run(
  streams: Streams,
  [data = '']: readonly string[],
  options: TuneCommandOptions & DataOptions & { readonly out?: string; readonly json?: boolean },
): Promise<undefined> {
  const { out, json, as = 'flow-map', workers, seed = 0 } = options
  const records = await readRecords(streams, data, options)
  const pool = nodePool(workers === undefined ? {} : { size: workers })
  try {
    const onProgress = (tried: number): void => streams.progress.update(`${tried} candidates tried`)
    const tuned = (await tuneAsync(records, { ...tuneOptions(options), pool, onProgress } as never)) as Tuned<Model>
    streams.progress.done()
    if (out !== undefined) {
      const system = systemIn(records[0]?.origin)
      const stated = { learner: as, seed, ...tuned.best }
      const about = { ...(system && { system }), options: stated, data: describeData(records), notes: tuned.reason }
      await writeOut(streams, out, saveModel(tuned.model, about, { reproducible: true }))
    }
    const words = json ? `${JSON.stringify(jsonOf(tuned, out))}\n` : tableOf(tuned, as, data)
    if (out === '-') streams.note(words.trimEnd())
    else await streams.write(words)
  } finally {
    await pool.close()
  }
}

function tuneOptions({
  as = 'flow-map',
  by,
  seconds,
  flops,
  maxWidth,
  holdOut,
  seed,
}: TuneCommandOptions): TuneOptions {
  return {
    learn: as,
    ...(by !== undefined && { by }),
    ...(seconds !== undefined ? { budget: { seconds } } : flops !== undefined ? { budget: { flops } } : {}),
    ...(maxWidth !== undefined && { maxWidth }),
    ...(holdOut !== undefined && { holdOut }),
    ...(seed !== undefined && { seed }),
  }
}

const SHOWN = 8

function tableOf({ tried, best, reason }: Tuned<unknown>, as: string, data: string): string {
  const rows = tried.slice(0, SHOWN).map(({ candidate, error, validTime }) => ({
    label: settings(candidate),
    value: `error ${error.toExponential(2)}`,
    note: Number.isFinite(validTime) ? `valid time ${validTime.toPrecision(4)}` : '',
  }))
  return `${formatTable(rows)}\n\n${reason}\nrhei learn ${data} --as ${as} ${settings(best)}\n`
}

/** As 'rhei learn' takes them. */
function settings({ sampler, width, ridge }: Candidate): string {
  const { name, slopeScale = 1 } = sampler
  const penalty =
    typeof ridge === 'object' && 'relative' in ridge ? ridge.relative : ridge === undefined ? 0 : undefined
  return [
    `--width ${[width].flat().join(',')}`,
    `--slope ${Number(slopeScale.toPrecision(4))}`,
    ...(penalty === 0 ? [] : [`--ridge ${penalty ?? JSON.stringify(ridge)}`]),
    ...(name === 'swim' ? [] : [`--sampler ${name}`]),
  ].join(' ')
}

function jsonOf({ best, tried, reason, flops }: Tuned<unknown>, out: string | undefined): object {
  return comparisonJson({
    best,
    reason,
    flops,
    ...(out !== undefined && { out }),
    tried: tried as readonly object[],
  }) as object
}
