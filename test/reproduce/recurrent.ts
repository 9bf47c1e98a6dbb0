import { echoStateNetwork } from '../../src/learn/baselines/echo-state-network.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { learnRecurrentNetwork } from '../../src/learn/recurrent/learn-recurrent-network.ts'
import { median } from '../../src/math/statistics.ts'
import { randomFeatures } from '../../src/network/random-features.ts'
import { swim } from '../../src/network/swim.ts'
import type { Trajectory } from '../../src/trajectory.ts'
import { forecastScore, type PartlyObserved, partlyObserved, type RecurrentModel } from './recurrent-cases.ts'
import { asked, type Request, type Row, type Table } from './table.ts'

/** One way to fill in what a method leaves open, by the name of each option. */
type Setting = Readonly<Record<string, number>>

interface Method {
  readonly method: string
  readonly stateMap: string
  /** None where nothing is left open, or random. */
  readonly settings: (of: PartlyObserved) => readonly Setting[]
  readonly learn: (record: Trajectory, of: PartlyObserved, setting: Setting, seed: number) => RecurrentModel
}

const samplers = {
  swim: (slopeScale: number) => swim({ slopeScale }),
  'random features': (slopeScale: number) => randomFeatures({ slopeScale }),
} as const

/** Every combination of the options' values. */
function grid(options: Readonly<Record<string, readonly number[]>>): readonly Setting[] {
  return Object.entries(options).reduce<readonly Setting[]>(
    (settings, [name, values]) => settings.flatMap((setting) => values.map((value) => ({ ...setting, [name]: value }))),
    [{}],
  )
}

function sampled(name: keyof typeof samplers, stateMap: 'edmd' | 'none', linear = false): Method {
  return {
    method: linear ? `${name}, and the state` : name,
    stateMap: linear ? 'either' : stateMap,
    settings: ({ ridges }) => grid({ slope: [0.1, 0.3, 1], ridge: ridges }),
    learn: (record, { delays, width }, { slope, ridge }, seed) =>
      learnRecurrentNetwork(record, {
        delays,
        width,
        linear,
        stateMap,
        seed,
        ridge: { relative: ridge },
        sampler: samplers[name](slope),
      }),
  }
}

const methods: readonly Method[] = [
  sampled('swim', 'edmd'),
  sampled('swim', 'none'),
  sampled('random features', 'edmd'),
  sampled('random features', 'none'),
  sampled('swim', 'none', true),
  sampled('random features', 'none', true),
  {
    method: 'echo state network',
    stateMap: 'reservoir',
    settings: ({ ridges }) => grid({ inputScale: [0.1, 0.5], spectralRadius: [0.5, 0.9], ridge: ridges }),
    learn: (record, { width }, { ridge, ...setting }, seed) =>
      echoStateNetwork(record, { size: width, seed, ...setting, ridge: { relative: ridge } }),
  },
  {
    method: 'linear autoregression',
    stateMap: 'none',
    settings: () => [],
    learn: (record, { delays }) => linearAutoregression(record, { delays }),
  },
]

export const recurrent: Table = {
  name: 'recurrent',
  title:
    'sampled recurrent networks (Bolager et al. 2024) of one observed variable: neurons by swim or at random, state map by ' +
    'EDMD or plain readout; medians over seeds, with the worst and the best; what is left open is chosen with seed 0 on a record of its own',
  *rows(request) {
    for (const make of partlyObserved) {
      const of = make()
      for (const method of methods) if (asked(request, of.system, method.method)) yield methodRow(of, method, request)
    }
  },
}

function methodRow(of: PartlyObserved, one: Method, request: Request): Row {
  request.progress(`recurrent: ${of.system}, ${one.method}, ${one.stateMap} …`)
  const settings = one.settings(of)
  const setting = settings.length > 0 ? chooseSetting(of, one, settings) : {}
  const seeds = settings.length > 0 ? request.seeds : [0]
  const runs = seeds.map((seed) => {
    const start = performance.now()
    const model = one.learn(of.training, of, setting, seed)
    const seconds = (performance.now() - start) / 1000
    return { seconds, score: forecastScore(model, of, of.test) }
  })
  const scores = runs.map(({ score }) => score)
  const [least, most] = [Math.min(...scores), Math.max(...scores)]
  return {
    system: of.system,
    method: one.method,
    stateMap: one.stateMap,
    measure: of.measure,
    median: median(scores),
    worst: of.better === 'more' ? least : most,
    best: of.better === 'more' ? most : least,
    samples: of.training.times.length,
    delays: of.delays,
    width: settings.length > 0 ? of.width : null,
    chosen: settings.length > 0 ? setting : null,
    fitSeconds: median(runs.map(({ seconds }) => seconds)),
    seeds: seeds.length,
  }
}

/** The setting that forecasts the record for choosing best. */
function chooseSetting(of: PartlyObserved, { learn }: Method, settings: readonly Setting[]): Setting {
  const sign = of.better === 'more' ? -1 : 1
  const scores = settings.map((setting) => sign * forecastScore(learn(of.training, of, setting, 0), of, of.choosing))
  return settings[scores.indexOf(Math.min(...scores))]
}
