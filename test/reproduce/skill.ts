import { rollingOrigin } from '../../src/forecast/rolling-origin.ts'
import { adjusted } from '../../src/learn/adjusted.ts'
import { climatology } from '../../src/learn/baselines/climatology.ts'
import { echoStateNetwork } from '../../src/learn/baselines/echo-state-network.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { nearestAnalogues } from '../../src/learn/baselines/nearest-analogues.ts'
import { nextGenerationReservoir } from '../../src/learn/baselines/next-generation-reservoir.ts'
import { persistence } from '../../src/learn/baselines/persistence.ts'
import { learnDelayMap } from '../../src/learn/delay-map.ts'
import type { Forecaster } from '../../src/learn/forecaster.ts'
import { rootMeanSquare, standardDeviation } from '../../src/math/statistics.ts'
import { swim } from '../../src/network/swim.ts'
import { readTrajectory } from '../../src/node/files.ts'
import { component, slice, type Trajectory } from '../../src/trajectory.ts'
import { tuneForecaster } from '../../src/tune/forecaster/tune-forecaster.ts'
import { asked, type Request, type Row, type Table } from './table.ts'

/** A record of nature or of the market, its first variable. */
interface RealRecord {
  readonly file: string
  /** Samples ahead. */
  readonly leads: readonly number[]
  readonly delays: number
  /** Samples in a year, where there is one. */
  readonly season: number
  readonly trend?: number
  readonly origins: number
}

const records: readonly RealRecord[] = [
  { file: 'nino-sst', leads: [1, 3, 12], delays: 12, season: 12, origins: 200 },
  { file: 'sunspots', leads: [1, 12, 36], delays: 24, season: 1, origins: 200 },
  { file: 'mauna-loa-co2', leads: [1, 3, 12], delays: 12, season: 12, trend: 1, origins: 100 },
  { file: 'lynx', leads: [1, 3, 8], delays: 8, season: 1, origins: 30 },
  { file: 'lynx-hare', leads: [1, 2], delays: 2, season: 1, origins: 6 },
  { file: 'eu-stock-markets', leads: [1, 5, 20], delays: 5, season: 1, origins: 200 },
]

/** Share of a record that every method learns from, once; forecasts start from the rest. */
const KNOWN = 0.6

const ridge = 'leave-one-out'

type Method = readonly [name: string, learn: (known: Trajectory, record: RealRecord) => Forecaster]

const network = (known: Trajectory, { delays }: RealRecord) =>
  learnDelayMap(known, {
    delays,
    width: Math.min(100, known.times.length >> 1),
    sampler: swim({ slopeScale: 0.25 }),
    ridge,
  })

const methods: readonly Method[] = [
  [
    'sampled, tuned',
    (known, { leads }) =>
      tuneForecaster(known, { horizon: Math.min(leads[leads.length - 1], known.times.length >> 2) }).model,
  ],
  ['sampled network', network],
  [
    'sampled, adjusted',
    (known, record) => adjusted(known, adjustmentOf(record), (residual) => network(residual, record)),
  ],
  ['linear autoregression', (known, { delays }) => linearAutoregression(known, { delays })],
  [
    'linear, adjusted',
    (known, record) => adjusted(known, adjustmentOf(record), (residual) => linearAutoregression(residual, record)),
  ],
  [
    'next-generation reservoir',
    (known, { delays }) => nextGenerationReservoir(known, { delays: Math.min(5, delays), ridge: { relative: 1e-3 } }),
  ],
  [
    'echo state network',
    (known) =>
      echoStateNetwork(known, {
        size: Math.min(100, known.times.length >> 1),
        warmup: Math.min(100, known.times.length >> 2),
        ridge: { relative: 1e-3 },
      }),
  ],
  ['nearest analogues', (known, { delays }) => nearestAnalogues(known, { delays, neighbors: 4 })],
  ['climatology', (known, { delays, season }) => climatology(known, { delays, season })],
  ['persistence', (known, { delays }) => persistence(known, { delays })],
]

function adjustmentOf({ trend = 0, season }: RealRecord) {
  return { trend, ...(season > 1 && { season }) }
}

export const skill: Table = {
  name: 'skill',
  title:
    'Forecasts of real records (examples/data), root mean square error in standard deviations of what was learned from, by lead ' +
    'in samples; every method learns once from the first 60 % and forecasts from origins in the rest. Skill is 1 − MSE / MSE of ' +
    'persistence at the longest lead; adjusted: trend and season are removed and put back.',
  *rows(request: Request): Iterable<Row> {
    for (const record of records)
      for (const method of methods)
        if (asked(request, record.file, method[0])) {
          request.progress(`${record.file}: ${method[0]}`)
          yield row(record, method)
        }
  },
}

function row(record: RealRecord, [method, learn]: Method): Row {
  const whole = firstVariable(readTrajectory(`examples/data/${record.file}.csv`))
  const seconds = performance.now()
  const errors = errorsOf(whole, record, learn)
  const took = (performance.now() - seconds) / 1000
  const reference = errorsOf(whole, record, (known) => persistence(known, { delays: record.delays }))
  const last = record.leads.length - 1
  return {
    record: record.file,
    method,
    origins: record.origins,
    nrmse: Object.fromEntries(record.leads.map((lead, k) => [lead, errors[k]])),
    skill: 1 - (errors[last] / reference[last]) ** 2,
    seconds: took,
  }
}

/** Root mean square error at each lead; of a forecast that ended early it is infinite. */
function errorsOf(whole: Trajectory, record: RealRecord, learn: Method[1]): number[] {
  const { leads, origins } = record
  const samples = whole.times.length
  const first = Math.floor(KNOWN * samples)
  const horizon = leads[leads.length - 1]
  const room = samples - horizon - first + 1
  const runs = rollingOrigin(whole, (known) => learn(known, record), {
    horizon,
    origins: Math.min(origins, room),
    first,
    refit: false,
  })
  const scale = standardDeviation(component(slice(whole, 0, first), 0))
  return leads.map((lead) =>
    rootMeanSquare(
      runs.map(({ truth, prediction: { states } }) =>
        lead <= states.length ? (states[lead - 1] - truth.states[lead - 1]) / scale : Number.POSITIVE_INFINITY,
      ),
    ),
  )
}

function firstVariable(record: Trajectory): Trajectory {
  const { variables = [] } = record
  return { ...record, dim: 1, states: component(record, 0), variables: variables.slice(0, 1) }
}
