import type { CommandSpec } from '../command.ts'
import { assignments, count, fraction, notNegative, positive, ridge, width } from '../values.ts'
import { shardOptions } from './plan-options.ts'
import { DATA, dataOptions, out, seedOption } from './shared.ts'

export const learn: CommandSpec = {
  name: 'learn',
  summary: 'learn a model from data',
  arguments: [{ name: '<data...>', about: `${DATA}; several files are read in chunks, each a trajectory` }],
  options: [
    {
      flags: '--as <learner>',
      about: 'what to learn, by default a flow map',
      choices: [
        ...['flow-map', 'vector-field', 'delay-map', 'hamiltonian', 'recurrent', 'forecaster', 'sindy', 'sindy-map'],
        ...['polynomial-field', 'polynomial-map', 'edmd', 'dmd', 'next-generation-reservoir', 'echo-state', 'linear'],
        ...['analogues', 'climatology', 'persistence'],
      ],
    },
    {
      flags: '--width <n>',
      about: 'neurons, or one number for each layer: 300,100; default auto or 200',
      parse: width,
    },
    { flags: '--layers <n>', about: 'hidden layers of that width; default 1', parse: count },
    seedOption,
    { flags: '--ridge <x>', about: 'penalty relative to the features, or loo or gcv to choose it', parse: ridge },
    {
      flags: '--sampler <name>',
      about: 'how hidden weights are chosen, by default swim',
      choices: ['swim', 'uniformPairs', 'randomFeatures', 'hitAndRun'],
    },
    { flags: '--slope <x>', about: 'factor on the sampled slopes; default 1', parse: positive },
    { flags: '--activation <name>', about: 'of the neurons; default tanh', choices: ['tanh', 'relu', 'sin'] },
    { flags: '--stride <n>', about: 'samples that one step of a flow map advances; default 1', parse: count },
    { flags: '--periodic <values>', about: 'variables with a period, such as angle=6.2832', parse: assignments },
    { flags: '--delays <n>', about: 'samples that a delay model looks at; required there', parse: count },
    { flags: '--spacing <n>', about: 'samples from one of them to the next; default 1', parse: count },
    { flags: '--degree <n>', about: 'of polynomials; default 2', parse: count },
    {
      flags: '--threshold <x>',
      about: 'of sindy: smaller contributions are dropped; default 0.01',
      parse: notNegative,
    },
    { flags: '--neighbors <n>', about: 'of analogues; default 4', parse: count },
    { flags: '--season <n>', about: 'of climatology: samples in a cycle', parse: count },
    { flags: '--form <form>', about: 'of a Hamiltonian', choices: ['generic', 'separable', 'mechanical'] },
    { flags: '--horizon <n>', about: 'of forecaster: samples that it is tuned for', parse: count },
    { flags: '--measure <name>', about: 'of forecaster', choices: ['absolute', 'smape'] },
    { flags: '--test <fraction>', about: 'hold out this part, from the end, and judge by it', parse: fraction },
    { flags: '--calibrate <n>', about: 'with --test: measure bands for forecasts of n samples', parse: count },
    { flags: '--coverage <x>', about: 'of these bands; default 0.9', parse: fraction },
    { flags: '--workers <n>', about: 'threads; default as many as are worth it, with the same result', parse: count },
    ...shardOptions,
    ...dataOptions,
    out,
  ],
  examples: [
    'rhei learn lorenz.csv --as flow-map --width 500 --out lorenz.rhei',
    'rhei learn lorenz.csv --as vector-field --width 300 --test 0.2 --out field.rhei',
    'rhei learn lorenz.csv --as delay-map --variables x --delays 10 --width 100 --out x.rhei',
    'rhei simulate henon --to 2000 | rhei learn - --as flow-map --width 100 --test 0.2 > henon.rhei',
    'rhei learn lorenz.csv --stream --width 500 --out streamed.rhei',
  ],
  notes: 'What was learned is said on the standard error, or with --json on the standard output.',
  load: () => import('../learn.ts'),
}
