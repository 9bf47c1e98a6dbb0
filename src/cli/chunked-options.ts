import { statSync } from 'node:fs'
import type { ShardNumber } from '../learn/sharded/shard-ranges.ts'
import type { SolveOptions } from '../network/fit-options.ts'
import type { SampleOptions } from './sample.ts'
import { usageError } from './usage-error.ts'

/** Options of `rhei learn` where it reads its data in chunks. */
export interface ChunkedOptions extends SampleOptions {
  readonly stream?: boolean
  readonly shards?: number
  readonly shard?: ShardNumber
  /** Path of a plan. */
  readonly plan?: string
  readonly ridge?: SolveOptions['ridge']
  readonly out?: string
  readonly json?: boolean
}

/** Files from this size on are read in chunks, asked for or not: as one text they take several times their size. */
const LARGE = 256 * 2 ** 20

/** What a plan decides. */
const PLANNED = ['as', 'width', 'layers', 'seed', 'slope', 'activation', 'stride', 'periodic', 'variables', 'missing']
/** What goes only with chunks. */
const CHUNKED = ['order', 'interval', 'sampleRows', 'by']
/** What needs all rows at once, or another learner. */
const WHOLE = [
  ...['test', 'calibrate', 'coverage', 'delays', 'spacing', 'degree', 'threshold', 'neighbors', 'season', 'form'],
  ...['horizon', 'measure', 'workers'],
]

/** Whether `rhei learn` has to read its data in chunks. @throws RangeError for options that do not go with the answer. */
export function readsInChunks(paths: readonly string[], options: ChunkedOptions): boolean {
  const { stream, shards, shard, plan } = options
  const asked = stream === true || shards !== undefined || shard !== undefined || plan !== undefined
  const chunked = asked || paths.length > 1 || paths.some(isLarge)
  const why = asked ? '' : paths.length > 1 ? ', as several files are' : ', as files above 256 MiB are'
  if (chunked) refuse(options, WHOLE, (flag) => `${flag} does not go with data that are read in chunks${why}`)
  else refuse(options, CHUNKED, (flag) => `${flag} goes with --stream`)
  if (plan !== undefined) refuse(options, [...PLANNED, ...CHUNKED], (flag) => `--plan has decided on ${flag}`)
  if (shard !== undefined && shards !== undefined)
    throw usageError('--shard is one of a number, such as 3/16; --shards is all of them, one after another')
  if (shard !== undefined && plan === undefined) throw usageError("--shard needs the --plan that 'rhei sample' makes")
  if (shard !== undefined && options.ridge !== undefined) throw usageError('--ridge is for merge, not for a --shard')
  return chunked
}

function refuse(options: object, keys: readonly string[], message: (flag: string) => string): void {
  for (const key of keys)
    if (key in options && options[key as keyof typeof options] !== undefined)
      throw usageError(message(`--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`))
}

function isLarge(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGE
}
