import { parseArgs } from 'node:util'
import type { Scale } from './table.ts'

export const usage = `npm run reproduce                       all tables in their short form, published numbers beside ours
npm run reproduce -- hamiltonian noise  only these
npm run reproduce -- --json lorenz63    the same as JSON lines, one row per line as it comes

  --full           the published sizes too, which take hours
  --seeds 5        how many networks a median is taken over; default 5
  --only TEXT      only rows whose system or method contains this
  --out FILE       also writes the rows to a JSON file, with the command that made them`

export interface ReproduceOptions {
  readonly names: readonly string[]
  readonly json: boolean
  readonly scale: Scale
  readonly seeds: readonly number[]
  readonly only: string
  readonly out?: string
  readonly help: boolean
}

/** @throws TypeError for an unknown option, RangeError for a value out of range. */
export function parseOptions(args: readonly string[]): ReproduceOptions {
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: flag,
      full: flag,
      seeds: { type: 'string', default: '5' },
      only: { type: 'string', default: '' },
      out: { type: 'string' },
      help: { ...flag, short: 'h' },
    },
  })
  const count = Number(values.seeds)
  if (!(Number.isInteger(count) && count > 0 && count <= 100))
    throw new RangeError(`--seeds must be a whole number from 1 to 100, got '${values.seeds}'`)
  return {
    names: positionals,
    json: values.json,
    scale: values.full ? 'full' : 'short',
    seeds: Array.from({ length: count }, (_, i) => i + 1),
    only: values.only,
    ...(values.out !== undefined && { out: values.out }),
    help: values.help,
  }
}
