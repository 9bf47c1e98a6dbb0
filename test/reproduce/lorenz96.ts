import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { localPolynomialField } from '../../src/learn/baselines/local-polynomial.ts'
import { learnLocalFlowMap } from '../../src/learn/local/flow-map.ts'
import { learnLocalVectorField } from '../../src/learn/local/vector-field.ts'
import { learnVectorField } from '../../src/learn/vector-field.ts'
import { swim } from '../../src/network/swim.ts'
import type { System } from '../../src/system/system.ts'
import { slice, type Trajectory } from '../../src/trajectory.ts'
import { lorenz96Of } from '../../systems/climate/lorenz96.ts'
import { attractorScale, attractorSeries, attractorTruths, overSeeds, type Protocol } from './forecast-protocol.ts'
import { stoppingValidTimes } from './stopping-valid-times.ts'
import { asked, type Request, type Row, type Table } from './table.ts'

const system = lorenz96Of(40).with({ F: 10 })
const dt = 0.01
const threshold = 0.5
/** lyapunovSpectrum over 6000 time units: 2.306 ± 0.011. */
const exponent = 2.31
/** Mandal and Gottwald 2025, flow maps with local features from 1e5 samples. */
const published = 7.3
const integrator = dop853({ relativeTolerance: 1e-11, absoluteTolerance: 1e-11 })

/** One method. A state has 40 rows, one for each site, of which a local learner takes `rows`. */
interface Case {
  readonly method: string
  readonly samples: number
  readonly rows: number
  readonly width: number
  readonly learn: (record: Trajectory, rows: number, width: number, seed: number) => System
}

const localField =
  (radius: number | readonly [number, number], slopeScale: number): Case['learn'] =>
  (record, rows, width, seed) =>
    learnLocalVectorField(record, {
      ...{ radius, rows, width, seed },
      sampler: swim({ slopeScale }),
      derivatives: { order: 8 },
    })

const cases: readonly Case[] = [
  {
    ...{ method: 'local vector field, sites i−2 … i+1', samples: 20_000, rows: 20_000, width: 150 },
    learn: localField([2, 1], 0.03),
  },
  {
    ...{ method: 'local vector field, sites i−2 … i+1', samples: 1000, rows: 20_000, width: 150 },
    learn: localField([2, 1], 0.03),
  },
  {
    ...{ method: 'local vector field, sites i−2 … i+2', samples: 20_000, rows: 20_000, width: 300 },
    learn: localField(2, 0.05),
  },
  {
    ...{ method: 'local flow map, sites i−4 … i+2', samples: 20_000, rows: 40_000, width: 1000 },
    learn: (record, rows, width, seed) =>
      learnLocalFlowMap(record, { radius: [4, 2], rows, width, seed, sampler: swim({ slopeScale: 0.1 }) }),
  },
  {
    // The truth is one of these.
    ...{ method: 'local polynomial of degree 2, sites i−2 … i+2', samples: 1000, rows: 20_000, width: 21 },
    learn: (record, rows, _width, seed) =>
      localPolynomialField(record, { radius: 2, degree: 2, rows, seed, derivatives: { order: 8 } }),
  },
  {
    ...{ method: 'global vector field, all 40 sites', samples: 20_000, rows: 20_000, width: 1000 },
    learn: (record, _rows, width, seed) =>
      learnVectorField(record, { width, seed, sampler: swim({ slopeScale: 0.1 }), derivatives: { order: 8 } }),
  },
]

export const lorenz96: Table = {
  name: 'lorenz96',
  title: `valid prediction time of ${system.name}, F = 10, in Lyapunov times (exponent ${exponent}), error ${threshold}, 20 starts, medians over seeds; derivatives by differences of order 8`,
  *rows(request) {
    const wanted = cases.filter(({ method }) => asked(request, method))
    if (wanted.length === 0) return
    const truths = attractorTruths(system, { starts: 20, steps: 1100, dt, transient: 100, apart: 5 })
    const protocol = { threshold, lyapunovExponent: exponent, truths, scale: attractorScale(system) }
    const record = attractorSeries(system, dt, 20_000 + 500 * request.seeds.length, 50)
    for (const one of wanted) yield caseRow(one, record, protocol, request)
    yield {
      ...{ method: 'the true equations by rk4, step 0.001', samples: 0, rows: 0, width: 0, dt, threshold },
      validTime: stoppingValidTimes(system, protocol, rk4({ step: 0.001 })),
      ...{ published: null, fitSeconds: 0, seeds: 1, exponent },
    }
  },
}

/** Each seed learns from a record of its own. */
function caseRow({ learn, ...facts }: Case, record: Trajectory, protocol: Protocol, request: Request): Row {
  const { method, samples, rows, width } = facts
  const runs = request.seeds.map((seed, i) => {
    request.progress(`lorenz96: ${method}, ${samples} samples, seed ${seed} …`)
    const own = slice(record, 500 * i, 500 * i + samples)
    const start = performance.now()
    const model = learn(own, rows, width, seed)
    return { seconds: (performance.now() - start) / 1000, ...stoppingValidTimes(model, protocol, integrator) }
  })
  return {
    ...{ ...facts, dt, threshold },
    ...overSeeds(runs),
    ...{ published, exponent },
  }
}
