import {
  climatology,
  curvePlot,
  defineMap,
  defineOde,
  type Forecaster,
  forecasterOf,
  forecastSkill,
  integrate,
  learnFlowMap,
  linearAutoregression,
  medianForecaster,
  type OdeSystem,
  parseCsv,
  persistence,
  rollingOrigin,
  slice,
  stateAt,
  swim,
  type Trajectory,
  timeGrid,
  timeSeries,
} from 'rhei'
import type { Example } from './example.ts'

/** In logarithms each species grows at a rate that is a straight line in the number of the other. */
const lotkaVolterra = defineOde({
  name: 'Lotka–Volterra',
  parameters: { alpha: 1, beta: 1, gamma: 1, delta: 1 },
  equations: { hare: 'alpha - beta*exp(lynx)', lynx: 'delta*exp(hare) - gamma' },
  initialState: { hare: 1, lynx: 1 },
})

/** Growth of a species in each year against how many there were of the other, and the line a + b x through it. */
function growth({ times, states }: Trajectory, species: number) {
  const x = times
    .slice(1)
    .map((_, i) => (Math.exp(states[2 * i + 1 - species]) + Math.exp(states[2 * i + 3 - species])) / 2)
  const y = x.map((_, i) => states[2 * i + 2 + species] - states[2 * i + species])
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value) / values.length
  const product = (u: Float64Array, v: Float64Array): number => mean(u.map((_, i) => u[i] * v[i])) - mean(u) * mean(v)
  const b = product(x, y) / product(x, x)
  return { x, y, a: mean(y) - b * mean(x), b, explained: (b * product(x, y)) / product(y, y) }
}

/** The two lines, as equations. */
function fitted(logs: Trajectory): OdeSystem {
  const [hare, lynx] = [growth(logs, 0), growth(logs, 1)]
  return lotkaVolterra.with({ alpha: hare.a, beta: -hare.b, gamma: -lynx.a, delta: lynx.b })
}

/** A year of the equations as a map. */
function yearly(system: OdeSystem): Forecaster {
  const { name, variables, initialState } = system
  const advance = (y: Float64Array, next: Float64Array): void =>
    next.set(stateAt(integrate(system, y, timeGrid(0, 1, 1)), 1))
  return forecasterOf(defineMap({ name, variables, initialState, dt: 1, advance }))
}

export const predatorPrey: Example = {
  question: 'What can twenty-one years of hares and lynx tell?',
  tags: ['real data', 'ecology', 'few data', 'forecasts'],

  async run({ read, progress }) {
    const pelts = parseCsv(await read('lynx-hare.csv'))
    const logs = { ...pelts, states: pelts.states.map(Math.log) }
    const law = fitted(logs)
    const [hares, lynx] = [growth(logs, 0), growth(logs, 1)]

    progress('forecasting from every year …')
    const seeds = [1, 2, 3, 4, 5]
    const small = { width: 10, sampler: swim({ slopeScale: 0.25 }), ridge: 'leave-one-out' } as const
    const learners: Readonly<Record<string, (known: Trajectory) => Forecaster>> = {
      'Lotka–Volterra': (known) => yearly(fitted(known)),
      'sampled networks': (known) => medianForecaster(seeds.map((seed) => learnFlowMap(known, { ...small, seed }))),
      'linear autoregression': (known) => linearAutoregression(known, { delays: 1 }),
      'ten years ago': (known) => climatology(slice(known, -10), { delays: 1, season: 10 }),
      persistence: (known) => persistence(known, { delays: 1 }),
    }
    const errors = Object.entries(learners).map(([name, learn]) => {
      const forecasts = rollingOrigin(logs, learn, { horizon: 3, origins: 8, first: 11 })
      const rmse = [0, 1, 2].map((lead) => {
        const squares = forecasts.flatMap(({ truth, prediction }) =>
          Array.from(stateAt(truth, lead), (value, j) => (value - stateAt(prediction, lead)[j]) ** 2),
        )
        return Math.sqrt(squares.reduce((sum, square) => sum + square) / squares.length)
      })
      return { name, role: name === 'Lotka–Volterra' ? ('model' as const) : ('baseline' as const), rmse }
    })

    const [theory, free, , , last] = errors.map(({ rmse }) => rmse)
    const orbit = integrate(law, stateAt(logs, 0), pelts.times)
    const { alpha, beta, gamma, delta } = law.parameters
    return {
      headline: `Four numbers, if theory says which: they foretell next year with an error of ${percent(theory[0])}, sampled networks with ${percent(free[0])}, no change with ${percent(last[0])}.`,
      text: `The Hudson's Bay Company bought so many pelts in 1900–1920. Lotka and Volterra say that hares grow the slower the more lynx there are, and lynx the faster the more hares, each along a straight line: rates of ${alpha.toFixed(2)} − ${beta.toFixed(3)} lynx and ${delta.toFixed(3)} hares − ${gamma.toFixed(2)} a year, pelts in thousands. Two least-squares lines give all four numbers. Forecasts start from each year from 1910 to 1917 and know nothing later; networks and linear autoregression learn from the same years.

Twenty-one points leave a network that may be anything no better than a linear map, while a theory that is nearly right has only four numbers to find. From the third year on the record of ten years before is as good as the theory, and eight starts are few. Nor do straight lines prove that lynx drive the cycle: pelts are not animals, and what hares eat goes up and down as well.`,
      claims: [
        {
          label: 'error of Lotka–Volterra, next year',
          value: theory[0],
          note: 'root mean square of differences of logarithms, both species, 8 starts',
          atMost: 0.27,
        },
        {
          label: 'error of sampled networks',
          value: free[0],
          note: 'the same; 10 neurons, median of 5',
          atLeast: 0.25,
        },
        {
          label: 'explained by the straight lines',
          value: Math.min(hares.explained, lynx.explained),
          note: 'share of the variance of the growth, the lesser of the two',
          atLeast: 0.75,
        },
      ],
      figures: [
        forecastSkill({
          leads: [1, 2, 3],
          unit: 'years',
          curves: errors,
          errorLabel: 'error (difference of logarithms)',
          caption:
            'Forecast error by how far the forecast looks ahead; lower is better. Two straight lines from theory beat what has to find its own form, until nothing but the last cycle is left to go by.',
        }),
        curvePlot({
          curves: [
            { name: 'record', role: 'truth', x: hares.x, y: hares.y, mode: 'points' },
            { name: 'line fitted', role: 'model', x: hares.x, y: hares.x.map((x) => hares.a + hares.b * x) },
          ],
          xLabel: 'lynx (thousands of pelts)',
          yLabel: 'growth of hares in a year (difference of logarithms)',
          caption: 'Hares against lynx, a point for each year: the more lynx, the slower hares grow.',
        }),
        timeSeries({
          truth: pelts,
          prediction: { ...orbit, states: orbit.states.map(Math.exp) },
          names: { truth: 'record', prediction: 'Lotka–Volterra' },
          timeLabel: 'year',
          caption:
            'Thousands of pelts, and one orbit of the equations from the first year on, fitted to all: hares first, lynx after them.',
        }),
      ],
    }
  },
}

function percent(error: number): string {
  return `${(100 * Math.expm1(error)).toFixed(0)} %`
}
