import { parseArgs } from 'node:util'

export const usage = `npm run out-of-core     a CSV file of 1000 MB is written to the system's folder for temporary files, learned from, whole and in
                        shards, and removed; exit code 1 if the two differ, or take more memory than --cap
  --mb 1000       size of the file
  --width 100     neurons
  --shards 4      processes, one after another, each of which learns one shard
  --heap 96       limit on V8's heap, in MiB
  --cap 300       most MiB that may be resident`

export type OutOfCoreOptions = Readonly<Record<'mb' | 'width' | 'shards' | 'heap' | 'cap', number>>

/** Undefined where help is wanted. @throws TypeError for an unknown option, RangeError for a value out of range. */
export function parseOptions(args: readonly string[]): OutOfCoreOptions | undefined {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ mb: text('1000'), width: text('100'), shards: text('4'), heap: text('96'), cap: text('300') },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return undefined
  const read = (name: keyof OutOfCoreOptions): number => {
    const value = Number(values[name])
    if (Number.isInteger(value) && value > 0) return value
    throw new RangeError(`--${name} must be a positive whole number, got '${values[name]}'`)
  }
  return { mb: read('mb'), width: read('width'), shards: read('shards'), heap: read('heap'), cap: read('cap') }
}
