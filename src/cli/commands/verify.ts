import type { CommandSpec } from '../command.ts'
import { positive } from '../values.ts'

export const verify: CommandSpec = {
  name: 'verify',
  summary: "measure a system's Lyapunov spectrum anew and hold it against the stored one",
  arguments: [{ name: '[name]', about: "a name that 'rhei systems' lists" }],
  options: [
    {
      flags: '--all',
      about: 'every flow, map and delay equation, on all cores, into a data file; goes on where it was stopped',
    },
    { flags: '--out <file>', about: 'with --all: the data file; default systems/measured.json' },
    { flags: '--anew', about: 'with --all: measure again what the file holds' },
    { flags: '--time <t>', about: 'time to average over; default 1000 periods', parse: positive },
  ],
  examples: ['rhei verify henon --time 20000', 'rhei verify henon --time 20000 --json'],
  notes: 'Exit code 1 where they disagree.',
  load: () => import('../verify.ts'),
}
