import {
  climatology,
  curvePlot,
  type Forecaster,
  forecastSkill,
  learnDelayMap,
  linearAutoregression,
  type OriginForecast,
  parseCsv,
  phaseMeans,
  rollingOrigin,
  slice,
  swim,
  type Trajectory,
} from 'rhei'
import type { Example } from './example.ts'

const leads = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
const horizon = leads.length
const delays = 9
/** Years that the first forecast knows, 1749–1906. */
const first = 158

/** Square roots of the means of whole years: the scatter of a count grows with its level, that of its root does not. */
function yearlyRoots({ times, states }: Trajectory): Trajectory {
  const years = Math.floor(times.length / 12)
  const mean = (k: number): number => states.slice(12 * k, 12 * k + 12).reduce((sum, value) => sum + value) / 12
  return {
    ...{ dim: 1, status: 'complete', variables: ['sunspots'] },
    times: Float64Array.from({ length: years }, (_, k) => Math.round(times[12 * k])),
    states: Float64Array.from({ length: years }, (_, k) => Math.sqrt(mean(k))),
  }
}

/** Root mean square over the forecasts at each lead, in the unit that `scale` makes of the record's. */
function errors(forecasts: readonly OriginForecast[], scale = (value: number) => value): number[] {
  return leads.map((_, k) => {
    const squares = forecasts.map(
      ({ truth, prediction }) => (scale(prediction.states[k]) - scale(truth.states[k])) ** 2,
    )
    return Math.sqrt(squares.reduce((sum, square) => sum + square) / squares.length)
  })
}

const network = (known: Trajectory): Forecaster =>
  learnDelayMap(known, { delays, width: 30, sampler: swim({ slopeScale: 1 }), ridge: 'leave-one-out', seed: 1 })

export const sunspots: Example = {
  question: 'Does the Sun keep an eleven-year calendar?',
  tags: ['real data', 'astronomy', 'cycles', 'delays', 'forecasts'],

  async run({ quick, read, progress }) {
    const roots = yearlyRoots(parseCsv(await read('sunspots.csv')))
    const counts = { ...roots, states: roots.states.map((root) => root ** 2) }
    const most = roots.times.length - horizon - first + 1
    const origins = quick ? 16 : most
    const learners: Readonly<Record<string, (known: Trajectory) => Forecaster>> = {
      'sampled network': network,
      'linear autoregression': (known) => linearAutoregression(known, { delays }),
      'eleven years ago': (known) => climatology(slice(known, -11), { delays: 1, season: 11 }),
      'calendar of eleven years': (known) => climatology(known, { delays: 1, season: 11 }),
    }

    progress('forecasting from every year …')
    const forecasts = Object.values(learners).map((learn) => rollingOrigin(roots, learn, { horizon, origins, first }))
    const [learned, linear, last, calendar] = forecasts.map((list) => errors(list))
    const onCounts = errors(rollingOrigin(counts, network, { horizon, origins, first }))
    const worse = onCounts[4] / errors(forecasts[0], (root) => root ** 2)[4]

    const fiveAhead = forecasts[0].map(({ truth, prediction }) => [truth.times[4], prediction.states[4] ** 2])
    const shown = slice(counts, first)
    const season = phaseMeans(slice(roots, 0, first), 11)
    const calendarOf1906 = shown.times.map((_, k) => season[(first + k) % 11] ** 2)
    const names = Object.keys(learners)
    const model = 'model' as const
    const baseline = 'baseline' as const
    return {
      headline: `No: five years ahead a calendar errs by ${calendar[4].toFixed(1)}, the last cycle by ${last[4].toFixed(1)}, a model of the last nine years by ${learned[4].toFixed(1)}; only for three years is it much the best.`,
      text: `The cycle lasts eleven years in the mean, but nine or fourteen at times, and a calendar falls out of step: the mean of many cycles is a flat wave. What happened eleven years ago is a better guide, because the present cycle goes on from the last one. For three years a model that sees the last nine years is far better; from then to the eleventh year it knows little more than that there was a last cycle. All forecasts start in ${origins === most ? 'every year' : `${origins} years`} from 1906 on and know nothing of what came later.

Yearly means were learned as square roots, and errors are in that unit: at 100 sunspots, an error of 2 is one of 40. The scatter of a count grows with its level. On roots it is the same everywhere, and leave-one-out then finds that these few cycles allow no more than a nearly linear map: network and linear autoregression agree. On the counts themselves the same network takes scatter for structure, and far ahead its forecasts run away.`,
      claims: [
        {
          label: 'calendar, five years ahead',
          value: calendar[4],
          note: 'root mean square error of square roots',
          atLeast: 2.3,
        },
        { label: 'eleven years ago', value: last[4], note: 'the same', atMost: 2.2 },
        { label: 'sampled network', value: learned[4], note: 'the same', atMost: 2.1 },
        {
          label: 'sampled network against eleven years ago',
          value: learned[0] / last[0],
          note: 'ratio of errors one year ahead',
          atMost: 0.7,
        },
        {
          label: 'learned from counts against from roots',
          value: worse,
          note: 'ratio of errors in sunspots, five years ahead',
          atLeast: quick ? 1.02 : 1.2,
        },
      ],
      figures: [
        forecastSkill({
          leads,
          unit: 'years',
          curves: [learned, linear, last, calendar].map((rmse, k) => ({
            ...{ name: names[k], role: k === 0 ? model : baseline, rmse },
          })),
          errorLabel: 'error (square roots of sunspots)',
          caption:
            'Forecast error against how far ahead the forecast looks; lower is better. The calendar is the worst for fourteen years; the last cycle is as good as any model from the fourth year to the eleventh.',
        }),
        curvePlot({
          curves: [
            { name: 'record', role: 'truth', x: shown.times, y: shown.states },
            { name: 'calendar of eleven years', role: 'baseline', x: shown.times, y: calendarOf1906 },
            {
              name: 'model, five years before',
              role: 'model',
              x: fiveAhead.map(([t]) => t),
              y: fiveAhead.map(([, y]) => y),
              mode: 'line and points',
            },
          ],
          xLabel: 'year',
          yLabel: 'sunspots (mean of the year)',
          caption:
            'The record since 1907, what the mean of the cycles before then said of each year, and the model five years ahead. Cycles that are out of step make a flat mean, and it is up to three years off.',
        }),
      ],
    }
  },
}
