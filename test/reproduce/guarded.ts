import { calibrationOf } from '../../src/forecast/calibrate-forecast.ts'
import { type ForecastCoverage, forecastCoverage, rollingCoverage } from '../../src/forecast/forecast-coverage.ts'
import { type ForecastWindows, forecastWindows } from '../../src/forecast/forecast-windows.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { nearestAnalogues } from '../../src/learn/baselines/nearest-analogues.ts'
import { learnDelayMap } from '../../src/learn/delay-map.ts'
import { learnEnsemble } from '../../src/learn/ensemble/ensemble.ts'
import { ensembleMap } from '../../src/learn/ensemble/ensemble-system.ts'
import { medianForecaster } from '../../src/learn/ensemble/median-forecaster.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { median } from '../../src/math/statistics.ts'
import { swim } from '../../src/network/swim.ts'
import { readTrajectory } from '../../src/node/files.ts'
import type { MapSystem } from '../../src/system/system.ts'
import { component, slice, type Trajectory } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { attractorSeries } from './forecast-protocol.ts'
import { asked, type Request, type Row, type Table } from './table.ts'

const COVERAGE = 0.9

interface Case {
  readonly system: string
  readonly record: () => Trajectory
  /** Samples that the model learns from; all windows come later. */
  readonly samples: number
  /** Samples that a forecast looks ahead. */
  readonly horizon: number
  readonly windows: number
  /** The first windows calibrate; the rest, bar those that overlap, are tested. */
  readonly calibrating: number
  readonly learn: (known: Trajectory, seed: number) => MapSystem
}

/** The median of a linear recurrence, of analogues and of delay maps: none of them can lead it astray. */
function recordModel(delays: number, width: number): Case['learn'] {
  return (known, seed) => {
    const options = { delays, width, ridge: 'leave-one-out', sampler: swim({ slopeScale: 0.1 }) } as const
    return medianForecaster([
      linearAutoregression(known, { delays }),
      nearestAnalogues(known, { delays, neighbors: 8 }),
      ...learnEnsemble((member) => learnDelayMap(known, { ...options, seed: member }), { members: 3, seed }),
    ])
  }
}

function lorenz(samples: number, dt: number): Trajectory {
  return attractorSeries(lorenz63, dt, samples, 50)
}

function onlyX(record: Trajectory): Trajectory {
  return { ...record, dim: 1, states: component(record, 0), variables: ['x'] }
}

const cases: readonly Case[] = [
  {
    system: 'Niño 1+2 sea surface, months',
    record: () => readTrajectory('examples/data/nino-sst.csv'),
    samples: 240,
    horizon: 12,
    windows: 160,
    calibrating: 60,
    learn: recordModel(12, 20),
  },
  {
    system: 'sunspots, months',
    record: () => readTrajectory('examples/data/sunspots.csv'),
    samples: 1000,
    horizon: 24,
    windows: 300,
    calibrating: 120,
    learn: recordModel(24, 40),
  },
  {
    system: 'Lorenz 63 by x, dt 0.05',
    record: () => onlyX(lorenz(22_000, 0.05)),
    samples: 2000,
    horizon: 30,
    windows: 400,
    calibrating: 200,
    learn: (known, seed) => {
      const options = { delays: 4, width: 150, ridge: { relative: 1e-6 }, sampler: swim({ slopeScale: 0.2 }) }
      return medianForecaster(
        learnEnsemble((member) => learnDelayMap(known, { ...options, seed: member }), { members: 5, seed }),
      )
    },
  },
  {
    system: 'Lorenz 63, dt 0.1',
    record: () => lorenz(32_000, 0.1),
    samples: 2000,
    horizon: 100,
    windows: 300,
    calibrating: 150,
    learn: (known, seed) => {
      const options = { width: 40, sampler: swim({ slopeScale: 0.2 }) }
      return ensembleMap(
        learnEnsemble((member) => learnFlowMap(known, { ...options, seed: member }), { members: 5, seed }),
      )
    },
  },
]

type Method = (windows: ForecastWindows, calibrating: number, from: number) => ForecastCoverage

const rolling =
  (adaptation: number): Method =>
  (windows, _, from) =>
    rollingCoverage(windows, from, { coverage: COVERAGE, adaptation })

const split =
  (bySpread: boolean): Method =>
  (all, calibrating, from) => {
    const options = { coverage: COVERAGE, adaptation: 0, bySpread }
    const known = { ...all, windows: all.windows.slice(0, calibrating) }
    return forecastCoverage(calibrationOf(known, options), all.windows.slice(from))
  }

const methods: Readonly<Record<string, Method>> = {
  split: split(false),
  'split, by spread': split(true),
  rolling: rolling(0),
  'rolling, adaptive': rolling(0.05),
}

export const guarded: Table = {
  name: 'guarded',
  title:
    'what held of 90 % bands and 90 % trusted horizons (error below 0.4 standard deviations) in later windows; horizons in samples, half widths in standard deviations; median over seeds',
  *rows(request) {
    for (const one of cases) {
      const wanted = Object.keys(methods).filter((method) => asked(request, one.system, method))
      if (wanted.length === 0) continue
      const record = one.record()
      const runs = request.seeds.map((seed) => {
        request.progress(`guarded: ${one.system}, seed ${seed} …`)
        return windowsOf(one, record, seed)
      })
      for (const method of wanted) yield row(one, method, runs, request)
    }
  },
}

function windowsOf({ learn, samples, horizon, windows }: Case, record: Trajectory, seed: number): ForecastWindows {
  return forecastWindows(learn(slice(record, 0, samples), seed), record, { horizon, windows, first: samples })
}

function row({ system, horizon, calibrating }: Case, method: string, runs: ForecastWindows[], request: Request): Row {
  const found = runs.map((run) => {
    request.progress(`guarded: ${system}, ${method} …`)
    const end = run.windows[calibrating - 1].known + horizon
    const from = run.windows.findIndex(({ known }) => known >= end)
    return { ...methods[method](run, calibrating, from), interval: run.interval }
  })
  const over = (pick: (one: (typeof found)[number]) => number): number => median(found.map(pick))
  return {
    system,
    method,
    horizon,
    promised: COVERAGE,
    coveredBands: over(({ bands }) => bands),
    coveredTrusted: over(({ trusted }) => trusted),
    halfWidth: over(({ halfWidth }) => halfWidth),
    trustedHorizon: over(({ promised, interval }) => promised / interval),
    windows: found[0].windows,
    seeds: runs.length,
    published: null,
  }
}
