import type { CommandSpec } from '../command.ts'
import { dataOptions } from './shared.ts'

export const inspect: CommandSpec = {
  name: 'inspect',
  summary: 'say what is in a model file, in data or in equations',
  arguments: [{ name: '<file>', about: 'or - for standard input' }],
  options: dataOptions,
  examples: [
    'rhei inspect lorenz.rhei',
    'rhei inspect lorenz.csv --json',
    'rhei simulate henon --to 100 | rhei inspect -',
  ],
  load: () => import('../inspect.ts'),
}
