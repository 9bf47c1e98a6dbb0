import { parseArgs } from 'node:util'
import { learners } from './learners.ts'
import type { Part } from './row.ts'
import { flows } from './series.ts'
import { parseShard, type Shard } from './shard.ts'

export const usage = `npm run leaderboard                         every learner on every chaotic flow of the atlas: the full grid
npm run leaderboard -- --quick              a quarter of it: first variables without noise
npm run leaderboard -- --json --quick       the same as JSON lines, one row per line as it comes
npm run leaderboard -- --shard 2/8 --out part-2.jsonl     every eighth job, from the second on
npm run leaderboard -- --merge part-*.jsonl               the tables of all parts; names rows that are lost or repeated

  --systems a,b          only these, by id, such as lorenz63
  --learners a,b         only those whose name contains one of these
  --granularity 15,100   samples in a period; these are the default
  --noise                only with noise, 20 % of the standard deviation
  --multivariate         only with all variables seen
  --starts 1             starts on each attractor; default 1, as published
  --limit 60             seconds after which a learner has failed on a series
  --out FILE             rows as lines, written as they come; those already there are not run again
  --report FOLDER        also writes the tables and figures as a page
  --compare-per-system   also prints which learner is best on each system`

export interface LeaderboardOptions {
  readonly json: boolean
  readonly systems: readonly string[]
  /** Names of learners. */
  readonly learners: readonly string[]
  readonly granularities: readonly number[]
  readonly parts: readonly Part[]
  readonly starts: number
  /** Seconds. */
  readonly limit: number
  readonly shard?: Shard
  /** Files of rows to put together, instead of running anything. */
  readonly merge?: readonly string[]
  readonly out?: string
  readonly report?: string
  readonly perSystem: boolean
  readonly help: boolean
}

/** @throws TypeError for an unknown option, RangeError for a value out of range. */
export function parseOptions(args: readonly string[]): LeaderboardOptions {
  const [flag, text] = [{ type: 'boolean', default: false } as const, { type: 'string' } as const]
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: args.includes('--merge'),
    options: {
      ...{ json: flag, quick: flag, noise: flag, multivariate: flag, 'compare-per-system': flag, merge: flag },
      ...{ systems: text, learners: text, out: text, report: text, shard: text },
      granularity: { ...text, default: '15,100' },
      starts: { ...text, default: '1' },
      limit: { ...text, default: '60' },
      help: { ...flag, short: 'h' },
    },
  })
  return {
    json: values.json,
    systems: systemIds(values.systems),
    learners: learnerNames(values.learners),
    granularities: values.granularity.split(',').map((value) => wholeNumber('granularity', value, 5, 1000)),
    parts: partsOf(values),
    starts: wholeNumber('starts', values.starts, 1, 1000),
    limit: wholeNumber('limit', values.limit, 1, 86_400),
    ...(values.out !== undefined && { out: values.out }),
    ...(values.shard !== undefined && { shard: parseShard(values.shard) }),
    ...(values.merge && { merge: filesToMerge(positionals, values) }),
    ...(values.report !== undefined && { report: values.report }),
    perSystem: values['compare-per-system'],
    help: values.help,
  }
}

function filesToMerge(
  files: readonly string[],
  { shard, out }: { readonly shard?: string | undefined; readonly out?: string | undefined },
): readonly string[] {
  if (files.length === 0) throw new RangeError('--merge: name the files of rows, such as part-*.jsonl')
  if (shard !== undefined || out !== undefined)
    throw new RangeError('--merge runs nothing, so it takes neither --shard nor --out')
  return files
}

/** A flag keeps one half of its choice; without one there are both, or the first where it has to be quick. */
function partsOf(flags: Readonly<Record<'quick' | 'noise' | 'multivariate', boolean>>): Part[] {
  const { quick, noise, multivariate } = flags
  const noises = noise ? [true] : quick ? [false] : [false, true]
  const views = multivariate ? (['multivariate'] as const) : quick ? (['univariate'] as const) : both
  return views.flatMap((observed) => noises.map((noise) => ({ observed, noise })))
}

const both = ['univariate', 'multivariate'] as const

function systemIds(list: string | undefined): string[] {
  const all = flows().map(({ id }) => id)
  if (list === undefined) return all
  const ids = list.split(',')
  for (const id of ids)
    if (!all.includes(id))
      throw new RangeError(`--systems: no chaotic flow '${id}' in the atlas; there are ${all.join(', ')}`)
  return ids
}

function learnerNames(list: string | undefined): string[] {
  const all = [...new Set(learners.map(({ name }) => name))]
  if (list === undefined) return all
  const parts = list.split(',')
  for (const part of parts)
    if (!all.some((name) => name.includes(part)))
      throw new RangeError(`--learners: no learner '${part}'; there are ${all.join(', ')}`)
  // A whole name stands for itself alone, although others may contain it.
  return all.filter((name) => parts.some((part) => name === part || (!all.includes(part) && name.includes(part))))
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new RangeError(`--${name} must be a whole number from ${least} to ${most}, got '${text}'`)
}
