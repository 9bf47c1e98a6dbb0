import type { CommandSpec } from '../command.ts'
import { count, notNegative, number, positive } from '../values.ts'
import { dataOptions, SYSTEM, systemOptions } from './shared.ts'

export const compare: CommandSpec = {
  name: 'compare',
  summary: 'hold a model, or its predictions, against a system or data',
  arguments: [
    { name: '<model>', about: `a model file; or data, predictions at the same times; or ${SYSTEM}` },
    { name: '<truth>', about: 'a system, or data that are new to the model' },
  ],
  options: [
    { flags: '--starts <n>', about: 'forecasts, evenly spread over the truth; default 20', parse: count },
    { flags: '--horizon <n>', about: 'samples ahead; default 20 Lyapunov times or periods', parse: count },
    {
      flags: '--threshold <x>',
      about: 'error that ends validity, in standard deviations; default 0.4',
      parse: positive,
    },
    {
      flags: '--lyapunov <x>',
      about: 'largest Lyapunov exponent of the truth, where it is not known',
      parse: positive,
    },
    {
      flags: '--dt <t>',
      about: 'of a truth that is a system: between samples; default as the model has it',
      parse: positive,
    },
    { flags: '--to <t>', about: 'of a truth that is a system: how long it is', parse: number },
    { flags: '--transient <t>', about: 'of a truth that is a system: what passes first', parse: notNegative },
    ...systemOptions,
    { flags: '--no-climate', about: 'compare forecasts alone, not the long run' },
    ...dataOptions,
  ],
  examples: [
    'rhei compare lorenz.rhei lorenz63 --starts 100',
    'rhei compare lorenz.rhei lorenz.csv --horizon 500 --json',
    'rhei compare lorenz.rhei lorenz63 --set rho=29 --no-climate',
  ],
  notes: `Valid time is in Lyapunov times where the largest exponent of the truth is known, else in units of time.
Exit code 1 where the model does not forecast better than no model, diverges, or comes to rest.`,
  load: () => import('../compare.ts'),
}
