import type { CommandSpec } from '../command.ts'
import { count, fraction, positive } from '../values.ts'
import { DATA, dataOptions, seedOption } from './shared.ts'

export const tune: CommandSpec = {
  name: 'tune',
  summary: 'choose width, slopes and ridge by predictions of held-out data',
  arguments: [{ name: '<data>', about: DATA }],
  options: [
    { flags: '--as <learner>', about: 'what is learned, by default a flow map', choices: ['flow-map', 'vector-field'] },
    {
      flags: '--by <criterion>',
      about: 'what is judged, by default the next sample',
      choices: ['one-step', 'rollout', 'rolling-origin'],
    },
    { flags: '--seconds <t>', about: 'time that the search may take; default as long as it needs', parse: positive },
    { flags: '--flops <n>', about: 'operations instead, which gives the same result everywhere', parse: positive },
    { flags: '--max-width <n>', about: 'most neurons; default 1024', parse: count },
    { flags: '--hold-out <fraction>', about: 'part of the data that is held out; default 0.2', parse: fraction },
    seedOption,
    { flags: '--workers <n>', about: 'threads; default one for each core, with the same result', parse: count },
    ...dataOptions,
    { flags: '-o, --out <file>', about: 'where the model goes, learned from all data with what was chosen' },
  ],
  examples: [
    'rhei tune lorenz.csv --max-width 128 --out tuned.rhei',
    'rhei tune lorenz.csv --as vector-field --by rollout --max-width 64 --json',
  ],
  load: () => import('../tune.ts'),
}
