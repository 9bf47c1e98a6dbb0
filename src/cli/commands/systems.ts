import type { CommandSpec } from '../command.ts'
import { count } from '../values.ts'

export const systems: CommandSpec = {
  name: 'systems',
  summary: 'list the systems of the catalogue',
  options: [
    { flags: '--domain <name>', about: 'only this field of science, such as climate' },
    { flags: '--kind <kind>', about: 'only this kind', choices: ['ode', 'map', 'dde', 'sde'] },
    { flags: '--dim <n>', about: 'only this many variables', parse: count },
    { flags: '--text <text>', about: 'only those with this in their name or source' },
    { flags: '--chaotic', about: 'only those measured to be chaotic' },
  ],
  examples: ['rhei systems --domain climate', 'rhei systems --text lorenz', 'rhei systems --chaotic --dim 3 --json'],
  notes: 'With --json one array, with equations, parameters and measured exponents.',
  load: () => import('../systems.ts'),
}
