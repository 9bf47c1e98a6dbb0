import { parseArgs } from 'node:util'

export const usage = `npm run bench -- integrators            time and error of integrators beside scipy's: one table
npm run bench -- integrators --json     the same as JSON lines, one row per line as it comes

  --quick        two tolerances, few problems
  --only NAME    only rows whose problem and method contain this, such as 'kepler', 'kepler odex' or 'scipy'
  --svg FILE     also draws FILE from the rows and keeps them beside it, in FILE with .json for .svg
  --from FILE    takes the rows from such a JSON file instead of measuring; for --svg`

export interface IntegratorOptions {
  readonly json: boolean
  readonly quick: boolean
  readonly only: string
  readonly svg?: string
  readonly from?: string
  readonly help: boolean
}

/** @throws TypeError for an unknown option, RangeError for a value out of range. */
export function parseOptions(args: readonly string[]): IntegratorOptions {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const options = {
    json: flag,
    quick: flag,
    only: { ...text, default: '' },
    svg: text,
    from: text,
    help: { ...flag, short: 'h' },
  } as const
  const { values } = parseArgs({ args: [...args], options })
  const { svg, from } = values
  if (svg !== undefined && !svg.endsWith('.svg')) throw new RangeError(`--svg must be a file *.svg, got '${svg}'`)
  if (from !== undefined && svg === undefined) throw new RangeError('--from draws a figure; say where with --svg')
  return values
}
