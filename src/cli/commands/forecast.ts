import type { CommandSpec } from '../command.ts'
import { count, fraction } from '../values.ts'
import { DATA, dataOptions, out } from './shared.ts'

export const forecast: CommandSpec = {
  name: 'forecast',
  summary: 'say how a record goes on, with bands that hold what they promise, as CSV',
  arguments: [
    { name: '<model>', about: 'a model file, or - for standard input' },
    { name: '<record>', about: DATA },
  ],
  options: [
    { flags: '--horizon <n>', about: 'samples ahead; default 50', parse: count },
    {
      flags: '--coverage <x>',
      about: 'part of the true samples that lies within the bands; default 0.9',
      parse: fraction,
    },
    ...dataOptions,
    out,
  ],
  examples: [
    'rhei forecast lorenz.rhei lorenz.csv --horizon 100',
    'rhei learn lorenz.csv --width 200 --test 0.3 --calibrate 100 | rhei forecast - lorenz.csv --horizon 100 --json',
  ],
  notes: `Bands come from the model's file, where 'rhei learn --test 0.3 --calibrate n' has measured them, else from forecasts
within the record, as far as the model was not learned from it; where neither is possible there are none.`,
  load: () => import('../forecast.ts'),
}
