import type { OptionSpec } from '../command.ts'
import { assignments, count, names, positive, seed } from '../values.ts'

/** What an argument that names a system may be. */
export const SYSTEM =
  "a name that 'rhei systems' lists, a model or a file of equations (- for standard input), or equations"
export const DATA = 'a file of CSV, TSV, JSON lines, NPY, NPZ, Parquet or Arrow, or - for standard input'

/** Parameters and start of a system. */
export const systemOptions: readonly OptionSpec[] = [
  { flags: '--set <values>', about: 'parameters, such as sigma=10,rho=28', parse: assignments },
  { flags: '--start <values>', about: 'initial values, such as x=1,y=0; default its own', parse: assignments },
]

export const methodOptions: readonly OptionSpec[] = [
  { flags: '--method <name>', about: 'dop853 (default), dopri5, odex, rodas5p, radau5, rk4, yoshida4, gauss4, …' },
  { flags: '--rtol <x>', about: 'relative tolerance; default 1e-9', parse: positive },
  { flags: '--atol <x>', about: 'absolute tolerance; default a thousandth of it', parse: positive },
  { flags: '--step <h>', about: 'of methods with equal steps; default dt, with noise a tenth of it', parse: positive },
]

/** How data are read. */
export const dataOptions: readonly OptionSpec[] = [
  { flags: '--time <column>', about: 'the column of times; default the first if it is called time, t, year or date' },
  { flags: '--variables <names>', about: 'only these columns, such as x,y', parse: names },
  {
    flags: '--missing <what>',
    about: 'what to do where values are missing',
    choices: ['refuse', 'split', 'interpolate'],
  },
]

export const out: OptionSpec = { flags: '-o, --out <file>', about: 'where the result goes; default standard output' }
export const seedOption: OptionSpec = { flags: '--seed <n>', about: 'of all that is random; default 0', parse: seed }
export const starts: OptionSpec = { flags: '--starts <n>', about: 'forecasts, evenly spread; default 20', parse: count }
