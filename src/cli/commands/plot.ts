import type { CommandSpec } from '../command.ts'
import { count, positive } from '../values.ts'
import { dataOptions, out, systemOptions } from './shared.ts'

export const plot: CommandSpec = {
  name: 'plot',
  summary: 'draw data, a model beside the truth, or a comparison, as a page that needs no network',
  arguments: [
    { name: '<what>', about: "data; or a model; or what 'rhei compare --json' printed; or - for standard input" },
    { name: '[truth]', about: 'beside a model: a system, or data' },
  ],
  options: [
    {
      flags: '--figure <name>',
      about: 'with --json: which figure; default the first',
      choices: ['phase-portrait', 'time-series', 'error-growth'],
    },
    { flags: '--starts <n>', about: 'forecasts, evenly spread over the truth; default 20', parse: count },
    { flags: '--horizon <n>', about: 'samples ahead; default 20 Lyapunov times or periods', parse: count },
    { flags: '--dt <t>', about: 'of a truth that is a system: between samples', parse: positive },
    ...systemOptions,
    { flags: '--no-climate', about: 'compare forecasts alone, not the long run' },
    ...dataOptions,
    out,
  ],
  examples: [
    'rhei plot lorenz.csv --out lorenz.html',
    'rhei plot lorenz.rhei lorenz63 --no-climate --out model.html',
    'rhei plot lorenz.csv --json --figure phase-portrait',
  ],
  notes: 'With --json one figure for Plotly: {data, layout, caption}.',
  load: () => import('../plot.ts'),
}
