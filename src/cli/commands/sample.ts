import type { CommandSpec } from '../command.ts'
import { assignments, count, positive, width } from '../values.ts'
import { chunkOptions } from './plan-options.ts'
import { dataOptions, out, seedOption } from './shared.ts'

export const sample: CommandSpec = {
  name: 'sample',
  summary: 'read data once for a plan, by which shards of them are learned on several machines',
  arguments: [{ name: '<data...>', about: 'CSV, NPY or Parquet files; each is a trajectory of its own' }],
  options: [
    { flags: '--as <learner>', about: 'what to learn; default flow-map', choices: ['flow-map', 'vector-field'] },
    { flags: '--width <n>', about: 'neurons, or one number for each layer: 300,100; default 200', parse: width },
    { flags: '--layers <n>', about: 'hidden layers of that width; default 1', parse: count },
    seedOption,
    { flags: '--slope <x>', about: 'factor on the sampled slopes; default 1', parse: positive },
    { flags: '--activation <name>', about: 'of the neurons; default tanh', choices: ['tanh', 'relu', 'sin'] },
    { flags: '--stride <n>', about: 'rows that one step of a flow map advances; default 1', parse: count },
    { flags: '--periodic <values>', about: 'variables with a period, such as angle=6.2832', parse: assignments },
    ...chunkOptions,
    ...dataOptions,
    out,
  ],
  examples: [
    'rhei sample lorenz.csv --width 500 --out lorenz.plan',
    'rhei learn lorenz.csv --shard 1/2 --plan lorenz.plan --out 1.factor',
    'rhei learn lorenz.csv --shard 2/2 --plan lorenz.plan --out 2.factor',
    'rhei merge *.factor --plan lorenz.plan --out merged.rhei',
  ],
  notes: `Shard k of n has the blocks of 256 rows, or the files, from floor((k - 1) u / n) up to floor(k u / n) of all u.
Wherever the shards are learned, and in whatever order they are merged, the model has the same bytes.`,
  json: false,
  load: () => import('../sample.ts'),
}
