import { readFileSync } from 'node:fs'
import { compare } from '../../src/compare/compare.ts'
import { delayEmbed } from '../../src/dataset/delay-embedding.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { parseCsv } from '../../src/io/csv.ts'
import { standardDeviation } from '../../src/math/statistics.ts'
import { rollout } from '../../src/rollout.ts'
import type { MapSystem, OdeSystem } from '../../src/system/system.ts'
import { component, slice, stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { rossler } from '../../systems/chaos/rossler.ts'
import { vanDerPol } from '../../systems/electronics/van-der-pol.ts'
import { attractorSeries } from './forecast-protocol.ts'

/** What forecasts one variable: its state comes from a stretch of record and begins with the newest sample. */
export interface RecurrentModel extends MapSystem {
  readonly delays?: number
  readonly synchronize?: (record: Trajectory) => Trajectory
}

/** One variable of a system, and how its forecasts are judged. */
export interface PartlyObserved {
  readonly system: string
  readonly measure: string
  readonly better: 'more' | 'less'
  readonly delays: number
  readonly width: number
  /** Candidates, as fractions. */
  readonly ridges: readonly number[]
  readonly training: Trajectory
  /** Stretches of LEAD samples and then what is to be forecast: for choosing settings, and unseen until the end. */
  readonly choosing: readonly Trajectory[]
  readonly test: readonly Trajectory[]
  /** Where valid times are measured. */
  readonly lyapunovExponent?: number
}

/** Samples that every method may see before a forecast: the warm-up of an echo state network. */
const LEAD = 100

/** Median valid time in Lyapunov times, or root mean square error over all leads in standard deviations of the record. */
export function forecastScore(model: RecurrentModel, of: PartlyObserved, stretches: readonly Trajectory[]): number {
  const truths = stretches.map((stretch) => slice(stretch, LEAD))
  const predictions = stretches.map((stretch) => {
    const lead = slice(stretch, 0, LEAD + 1)
    const along = model.synchronize ? model.synchronize(lead) : delayEmbed(lead, { delays: model.delays! })
    return observed(rollout(model, stateAt(along, -1), stretch.times.subarray(LEAD)))
  })
  const { lyapunovExponent } = of
  const scale = [standardDeviation(of.training.states)]
  const { validTime, nrmse, stopped } = compare(truths, predictions, { scale, threshold: 0.4, lyapunovExponent })
  if (lyapunovExponent !== undefined) return validTime.median
  return stopped.length > 0 ? Number.POSITIVE_INFINITY : nrmse[0]
}

/** Its first variable. */
function observed(trajectory: Trajectory): Trajectory {
  return { ...trajectory, dim: 1, states: component(trajectory, 0), variables: ['x'] }
}

/** `count` stretches from sample `from` on, `apart` samples from one another. */
function stretches(record: Trajectory, from: number, count: number, apart: number, steps: number): Trajectory[] {
  return Array.from({ length: count }, (_, i) => slice(record, from + i * apart, from + i * apart + LEAD + 1 + steps))
}

const noiseFree = [1e-8, 1e-6, 1e-4, 1e-3]

function chaotic(system: OdeSystem, dt: number, lyapunovExponent: number, delays: number): PartlyObserved {
  const samples = 4000
  const steps = Math.round(10 / lyapunovExponent / dt)
  const apart = Math.round(0.75 / lyapunovExponent / dt)
  const span = 20 * apart + LEAD + steps
  const record = observed(attractorSeries(system, dt, samples + 2 * span, 100))
  return {
    system: `${system.name}, x`,
    measure: 'valid Lyapunov times',
    better: 'more',
    delays,
    width: 200,
    ridges: noiseFree,
    training: slice(record, 0, samples),
    choosing: stretches(record, samples, 20, apart, steps),
    test: stretches(record, samples + span, 20, apart, steps),
    lyapunovExponent,
  }
}

/** Oscillations that grow from next to nothing into the limit cycle, and six periods of it. */
function growing(): PartlyObserved {
  const run = (x: number, v: number, samples: number): Trajectory =>
    observed(integrate(vanDerPol, [x, v], timeGrid(0, 0.1, samples - 1), dop853({ relativeTolerance: 1e-12 })))
  const around = (radius: number): Trajectory[] =>
    Array.from({ length: 20 }, (_, i) =>
      run(radius * Math.cos(0.3 + i / 3), radius * Math.sin(0.3 + i / 3), LEAD + 401),
    )
  return {
    system: `${vanDerPol.name}, x`,
    measure: 'nrmse over 6 periods',
    better: 'less',
    delays: 4,
    width: 100,
    ridges: noiseFree,
    training: run(1e-3, 0, 1000),
    choosing: around(1.5e-3),
    test: around(2e-3),
  }
}

/** Monthly sunspot numbers: learned to 1929, chosen by forecasts in the last of these years, judged by those from 1930 on. */
function sunspots(): PartlyObserved {
  const record = parseCsv(readFileSync(new URL('../../examples/data/sunspots.csv', import.meta.url), 'utf8'))
  const split = (year: number): number => record.times.findIndex((t) => t >= year - 1e-3)
  const [first, second] = [split(1890), split(1930)]
  return {
    system: 'sunspots, monthly',
    measure: 'nrmse over 24 months',
    better: 'less',
    delays: 36,
    width: 100,
    ridges: [1e-3, 1e-2, 1e-1, 0.5],
    training: slice(record, 0, first),
    choosing: stretches(record, first, 56, 6, 24),
    test: stretches(record, second, 140, 6, 24),
  }
}

export const partlyObserved: readonly (() => PartlyObserved)[] = [
  () => chaotic(lorenz63, 0.05, 0.9056, 6),
  () => chaotic(rossler, 0.2, 0.0714, 6),
  growing,
  sunspots,
]
