import type { CommandSpec } from '../command.ts'
import { count, notNegative, number, positive } from '../values.ts'
import { methodOptions, out, SYSTEM, seedOption, systemOptions } from './shared.ts'

export const simulate: CommandSpec = {
  name: 'simulate',
  summary: 'compute trajectories of a system, as CSV',
  arguments: [{ name: '<system>', about: SYSTEM }],
  options: [
    { flags: '--from <t>', about: 'time of the first sample; default 0', parse: number },
    { flags: '--to <t>', about: 'end; default 20 periods where one is known, 1000 iterations of a map', parse: number },
    { flags: '--dt <t>', about: 'between samples; default a hundredth of a period, or of the time', parse: positive },
    ...systemOptions,
    ...methodOptions,
    { flags: '--transient <t>', about: 'time to let pass before the first sample', parse: notNegative },
    { flags: '--every <n>', about: 'keep every n-th sample', parse: count },
    { flags: '--starts <n>', about: 'so many trajectories, from scattered starts; default 1', parse: count },
    {
      flags: '--scatter <x>',
      about: 'of the starts, in standard deviations of each variable; default 0.1',
      parse: notNegative,
    },
    {
      flags: '--noise <x>',
      about: 'adds noise of so many standard deviations to what is observed',
      parse: notNegative,
    },
    seedOption,
    out,
  ],
  examples: [
    'rhei simulate lorenz63 --to 100 --dt 0.01 --out lorenz.csv',
    'rhei simulate "x\' = y; y\' = mu*(1 - x^2)*y - x" --set mu=5 --start x=1,y=0 --to 20',
    'rhei simulate "x[n+1] = r*x[n]*(1 - x[n]); r = 3.9; x[0] = 0.1" --to 50',
    'rhei simulate pendulum --starts 10 --scatter 0.5 --noise 0.01 --seed 1 --out swings.csv',
  ],
  notes: `Equations have one statement on a line, or ; between them, and comments after #:
  x' = … or dx/dt = …    a derivative; x(t - tau) looks back in time
  x[n+1] = …             a map
  noise(x) = …           the coefficient of noise beside a derivative
  mu = 5, x(0) = 1       a parameter, a start      name: …      a name
Several trajectories have their number in the first column.`,
  load: () => import('../simulate.ts'),
}
