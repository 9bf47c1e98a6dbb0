import { parseArgs } from 'node:util'

export const usage = `npm run demo                                    learn Lorenz 63 from data, roll it out beside the truth, score it
npm run demo -- --system pendulum               the same for another system: lorenz63, pendulum, lotka-volterra
npm run demo -- --data examples/data/nino-sst.csv   forecast a record of your own: CSV with a header line

  --samples N       training samples (known systems)
  --width N         hidden neurons
  --slope-scale G   factor on the sampled slopes
  --starts N        test starts (Lorenz 63)
  --delays N        samples a forecast may look at (records)
  --seed N          default 1
  --out FOLDER      where the report goes; default reports/demo-NAME
  --json            end with one line of JSON`

export interface DemoOptions {
  readonly system: string
  readonly data?: string
  readonly samples?: number
  readonly width?: number
  readonly slopeScale?: number
  readonly starts?: number
  readonly delays?: number
  readonly seed: number
  readonly out?: string
  readonly json: boolean
  readonly help: boolean
}

/** @throws TypeError for an unknown option, RangeError for a value out of range. */
export function parseOptions(args: readonly string[]): DemoOptions {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      system: { ...text, default: 'lorenz63' },
      data: text,
      samples: text,
      width: text,
      'slope-scale': text,
      starts: text,
      delays: text,
      seed: { ...text, default: '1' },
      out: text,
      json: flag,
      help: { ...flag, short: 'h' },
    },
  })
  return {
    system: values.system,
    ...given('data', values.data),
    ...given('samples', count('samples', values.samples, 100)),
    ...given('width', count('width', values.width, 1)),
    ...given('slopeScale', positive('slope-scale', values['slope-scale'])),
    ...given('starts', count('starts', values.starts, 1)),
    ...given('delays', count('delays', values.delays, 1)),
    seed: count('seed', values.seed, 0) ?? 1,
    ...given('out', values.out),
    json: values.json,
    help: values.help,
  }
}

/** An entry only where there is a value, so that defaults are the callee's. */
function given<K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [k in K]?: V })
}

function count(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() === '' || !Number.isInteger(value) || value < least)
    throw new RangeError(`--${name} must be a whole number from ${least} up, got '${text}'`)
  return value
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() === '' || !(value > 0 && Number.isFinite(value)))
    throw new RangeError(`--${name} must be a positive number, got '${text}'`)
  return value
}
