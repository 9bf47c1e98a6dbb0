import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

export const usage = `npm run bench                     fits, rollouts and activations beside numpy and others: one table
npm run bench -- --json           the same as JSON lines, one row per line as it comes
npm run bench -- integrators      time and error of integrators beside scipy's; its own options with --help
npm run bench -- imports          how long the built package takes to import
npm run bench -- reading          how fast files of records are read; its own options with --help

  --quick               small sizes only, and no gradient descent
  --only NAME           only rows whose name contains this, such as 'fit rhei' or 'numpy'
  --workers 1,2         numbers of threads; default 1 and, where there are two cores, 2
  --adam-limit SECONDS  for each learning rate of the network trained by gradient descent; default 120`

export interface BenchOptions {
  readonly json: boolean
  readonly quick: boolean
  readonly only: string
  readonly workers: readonly number[]
  readonly adamLimit: number
  readonly help: boolean
}

/** @throws TypeError for an unknown option, RangeError for a value out of range. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: flag,
      quick: flag,
      only: { ...text, default: '' },
      workers: { ...text, default: availableParallelism() > 1 ? '1,2' : '1' },
      'adam-limit': { ...text, default: '120' },
      help: { ...flag, short: 'h' },
    },
  })
  const { json, quick, only, help } = values
  const workers = values.workers.split(',').map(Number)
  if (!workers.every((count) => Number.isInteger(count) && count > 0))
    throw new RangeError(`--workers must be whole numbers from 1 up, such as 1,2, got '${values.workers}'`)
  const adamLimit = Number(values['adam-limit'])
  if (!(adamLimit > 0)) throw new RangeError(`--adam-limit must be positive seconds, got '${values['adam-limit']}'`)
  return { json, quick, only, workers, adamLimit, help }
}
