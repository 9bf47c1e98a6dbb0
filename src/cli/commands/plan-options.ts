import type { OptionSpec } from '../command.ts'
import { count, positive, shard } from '../values.ts'

/** Of a record that is read in chunks: what 'sample' and 'learn' both take. */
export const chunkOptions: readonly OptionSpec[] = [
  {
    flags: '--order <n>',
    about: 'of a vector-field read in chunks: 2, 4, 6 or 8, of its differences; default 4',
    parse: count,
  },
  { flags: '--interval <t>', about: 'usual time between rows; default that of the first thousand', parse: positive },
  {
    flags: '--sample-rows <n>',
    about: 'pairs, spread over all, that neurons are sampled from; default 10000',
    parse: count,
  },
  {
    flags: '--by <what>',
    about: 'what shards are made of; default rows, and files where there are several',
    choices: ['rows', 'files'],
  },
]

/** What makes 'learn' read its data in chunks. */
export const shardOptions: readonly OptionSpec[] = [
  { flags: '--stream', about: 'read the data twice in chunks, never whole; so it is with files above 256 MiB' },
  { flags: '--shards <n>', about: 'the same in so many shards: the result of as many merged', parse: count },
  { flags: '--shard <k/n>', about: 'learn only this shard, such as 3/16, into a factor for merge', parse: shard },
  { flags: '--plan <file>', about: "what 'rhei sample' made of the data" },
  ...chunkOptions,
]
