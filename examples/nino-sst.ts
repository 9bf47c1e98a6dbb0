import {
  adjusted,
  calibrateForecast,
  climatology,
  coverage,
  type DelaySystem,
  delayEmbed,
  forecast,
  forecastError,
  forecastPlot,
  forecastSkill,
  learnDelayMap,
  linearAutoregression,
  parseCsv,
  persistence,
  slice,
  swim,
  type Trajectory,
} from 'rhei'
import type { Example } from './example.ts'

const leads = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const delays = 12
/** Samples up to January 1990, which is all that models and bands know. */
const cut = 480
/** Samples up to March 1997, before one of the two strongest El Niños of the record. */
const before1997 = 567

/** What departs from the usual temperature of the month, learned by a network and put back on it. */
const network = (record: Trajectory) =>
  adjusted(record, { season: 12 }, (anomaly) =>
    learnDelayMap(anomaly, {
      delays,
      width: 50,
      sampler: swim({ slopeScale: 0.25 }),
      ridge: { relative: 0.01 },
      seed: 1,
    }),
  )

export const ninoSst: Example = {
  question: 'How many months ahead can the sea off Peru be foretold?',
  tags: ['real data', 'climate', 'delays', 'seasons', 'forecast bands'],

  async run({ read, progress }) {
    const record = parseCsv(await read('nino-sst.csv'))
    const known = slice(record, 0, cut)

    progress('learning …')
    const models: Readonly<Record<string, DelaySystem>> = {
      'sampled network': network(known),
      'linear autoregression': adjusted(known, { season: 12 }, (anomaly) => linearAutoregression(anomaly, { delays })),
      'usual for the month': climatology(known, { delays, season: 12 }),
      'as unusual as now': adjusted(known, { season: 12 }, (anomaly) => persistence(anomaly, { delays })),
    }
    const later = delayEmbed(slice(record, cut - delays), { delays })
    const curves = Object.entries(models).map(([name, model], k) => ({
      ...{ name, role: k === 0 ? ('model' as const) : ('baseline' as const) },
      rmse: forecastError(model, later, leads, [1]).rmse,
    }))
    const [learned, linear, usual] = curves.map(({ rmse }) => rmse)
    const explained = leads.map((_, k) => 1 - (learned[k] / usual[k]) ** 2)

    progress('finding how wide its bands must be …')
    const windows = { horizon: 12, windows: 24, first: cut / 2, adaptation: 0 }
    const calibration = calibrateForecast(network, known, windows)
    const [model] = Object.values(models)
    const origins = Array.from({ length: record.times.length - 12 - cut + 1 }, (_, k) => cut + k)
    const forecasts = origins.map((origin) => forecast(model, slice(record, 0, origin), 12, { calibration }))
    const held = leads.map((_, k) => {
      const bounds = (side: 'lower' | 'upper') => Float64Array.from(forecasts, (one) => one[side]?.[k] ?? Number.NaN)
      const observed = Float64Array.from(origins, (origin) => record.states[origin + k])
      return coverage({ lower: bounds('lower'), upper: bounds('upper') }, observed).values[0]
    })
    const inBands = held.reduce((sum, share) => sum + share) / held.length
    const start = slice(record, 0, before1997)
    const share = (lead: number): string => `${Math.round(100 * explained[lead - 1])}\u00a0%`
    return {
      headline: `Three months ahead ${share(3)} of what is unusual is foreseen, six months ahead ${share(6)}, a year ahead nothing; a linear forecast does as well as a network.`,
      text: `The mean of each month is taken off sixty years of sea-surface temperatures, a model foretells from the last twelve months how much the next one departs from it, and the mean is put back. All was learned before 1990; forecasts start from every month after that. To be of use they have to beat the usual temperature of the month, and the guess that the sea stays as unusual as it is.

The network has fifty neurons and a strong ridge, and what it learns is linear: these 480 months hold no more than that. With the ridge that leave-one-out chooses some seeds do a tenth worse: neighboring months are not the independent rows that it supposes. The shaded band was as wide as 24 forecasts between 1970 and 1990 asked for, each by a model that knew only the months before it. In twenty new years it held ${Math.round(100 * inBands)} % of the months where it had promised 90. What it did not foresee is the El Niño of 1997.`,
      claims: [
        {
          label: 'explained three months ahead',
          value: explained[2],
          note: 'share of the squared departures from the usual temperature of the month',
          ...{ atLeast: 0.4, atMost: 0.6 },
        },
        { label: 'explained a year ahead', value: explained[11], note: 'the same', atMost: 0.05 },
        {
          label: 'network against linear autoregression',
          value: learned[2] / linear[2],
          note: 'ratio of errors three months ahead',
          ...{ atLeast: 0.95, atMost: 1.05 },
        },
        {
          label: 'months inside the 90 % bands',
          value: inBands,
          note: `over ${origins.length} starts and 12 leads`,
          ...{ atLeast: 0.84, atMost: 0.96 },
        },
      ],
      figures: [
        forecastSkill({
          leads,
          unit: 'months',
          curves,
          errorLabel: 'error (°C)',
          caption:
            'Forecast error against how far ahead the forecast looks; lower is better. Model and linear autoregression agree, and after nine months the calendar alone does nearly as well.',
        }),
        forecastPlot({
          forecast: forecast(model, start, 12, { calibration }),
          history: start,
          truth: slice(record, before1997, before1997 + 12),
          past: 36,
          timeLabel: 'year',
          caption:
            'Sea-surface temperature in °C, foretold in March 1997: the usual cold season. What came was one of the two strongest El Niños of the record, outside of the band; one month in ten is.',
        }),
      ],
    }
  },
}
