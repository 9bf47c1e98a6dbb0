import type { CommandSpec } from '../command.ts'
import { count, number, positive } from '../values.ts'
import { dataOptions, out, SYSTEM, systemOptions } from './shared.ts'

export const rollout: CommandSpec = {
  name: 'rollout',
  summary: 'let a model go on from a start or after a record, as CSV',
  arguments: [{ name: '<model>', about: `a model file, or ${SYSTEM}` }],
  options: [
    { flags: '--steps <n>', about: 'how many; default 1000', parse: count },
    { flags: '--after <record>', about: 'goes on after the last sample of these data' },
    ...systemOptions,
    { flags: '--from <t>', about: 'time of the start; default 0', parse: number },
    { flags: '--dt <t>', about: 'of a vector field: between samples; default as it was learned', parse: positive },
    ...dataOptions,
    out,
  ],
  examples: [
    'rhei rollout lorenz.rhei --start x=1,y=2,z=20 --steps 500',
    'rhei rollout lorenz.rhei --after lorenz.csv --steps 500 --out next.csv',
  ],
  load: () => import('../rollout.ts'),
}
