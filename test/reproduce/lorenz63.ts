import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { polynomialMap } from '../../src/learn/baselines/polynomial.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { learnVectorField } from '../../src/learn/vector-field.ts'
import { swim } from '../../src/network/swim.ts'
import type { System } from '../../src/system/system.ts'
import { slice, type Trajectory } from '../../src/trajectory.ts'
import { lorenz63 as system } from '../../systems/chaos/lorenz63.ts'
import {
  attractorScale,
  attractorSeries,
  attractorTruths,
  overSeeds,
  type Protocol,
  validTimes,
} from './forecast-protocol.ts'
import { asked, type Request, type Row, type Table } from './table.ts'

const LYAPUNOV_EXPONENT = 0.9056

/** One method under one protocol. */
interface Case {
  readonly method: string
  readonly samples: number
  readonly width: number
  readonly dt: number
  readonly threshold: number
  /** Valid time in Lyapunov times, and whose. */
  readonly published: number | null
  readonly learn: (record: Trajectory, seed: number) => System
}

/** A flow map with this many features: bias, inputs and neurons. */
const flowMap =
  (features: number, slopeScale: number) =>
  (record: Trajectory, seed: number): System =>
    learnFlowMap(record, { width: features - 4, seed, sampler: swim({ slopeScale }) })

const vectorField =
  (features: number, slopeScale: number) =>
  (record: Trajectory, seed: number): System =>
    learnVectorField(record, { width: features - 4, seed, sampler: swim({ slopeScale }), derivatives: system })

const polynomial =
  (degree: number) =>
  (record: Trajectory): System =>
    polynomialMap(record, { degree })

const long = { samples: 50000, dt: 0.01, threshold: 0.3 }
const coarse = { samples: 10000, dt: 0.05, threshold: 0.4 }
const few = { samples: 256, dt: 0.05, threshold: 0.3 }

const cases: readonly Case[] = [
  // Mandal and Gottwald 2025: random features 9.8 with 512, skip 10.5 with 1024, deep skip 12.0 with 1024 x 32
  { method: 'flow map', width: 300, ...long, published: 12, learn: flowMap(300, 0.15) },
  { method: 'flow map, slope scale 1', width: 300, ...long, published: 12, learn: flowMap(300, 1) },
  { method: 'vector field, exact derivatives', width: 300, ...long, published: 12, learn: vectorField(300, 0.15) },
  { method: 'flow map', width: 200, ...coarse, published: null, learn: flowMap(204, 1) },
  { method: 'flow map', width: 500, ...coarse, published: null, learn: flowMap(504, 1) },
  { method: 'flow map', width: 1000, ...coarse, published: null, learn: flowMap(1004, 1) },
  // Schötz and Boers 2025: polynomials 11.1 with 256 points, 17.5 with 1024
  { method: 'flow map', width: 200, ...few, published: 11.1, learn: flowMap(204, 0.15) },
  { method: 'vector field, exact derivatives', width: 200, ...few, published: 11.1, learn: vectorField(204, 0.05) },
  { method: 'polynomial map, degree 5', width: 56, ...few, published: 11.1, learn: polynomial(5) },
  { method: 'flow map', width: 400, ...few, samples: 1024, published: 17.5, learn: flowMap(404, 0.15) },
  { method: 'polynomial map, degree 8', width: 165, ...few, samples: 1024, published: 17.5, learn: polynomial(8) },
]

export const lorenz63: Table = {
  name: 'lorenz63',
  title: `valid prediction time of ${system.name} in Lyapunov times (exponent ${LYAPUNOV_EXPONENT}), 20 starts, medians over seeds`,
  *rows(request) {
    for (const dt of [long.dt, coarse.dt])
      for (const threshold of [0.3, 0.4]) {
        const wanted = cases.filter((one) => one.dt === dt && one.threshold === threshold && asked(request, one.method))
        if (wanted.length === 0) continue
        const protocol = protocolFor(dt, threshold)
        for (const one of wanted) {
          request.progress(`lorenz63: ${one.method}, ${one.samples} samples, ${one.width} features …`)
          yield caseRow(one, protocol, request)
        }
        yield agreementRow(dt, protocol)
      }
  },
}

function protocolFor(dt: number, threshold: number): Protocol {
  const truths = attractorTruths(system, { starts: 20, steps: Math.round(35 / dt), dt, transient: 1000, apart: 10 })
  return { threshold, lyapunovExponent: LYAPUNOV_EXPONENT, truths, scale: attractorScale(system) }
}

/** Each seed learns from a record of its own. */
function caseRow(
  { method, samples, width, dt, threshold, published, learn }: Case,
  protocol: Protocol,
  request: Request,
): Row {
  const records = attractorSeries(system, dt, samples + 500 * request.seeds.length, 50)
  const runs = request.seeds.map((seed, i) => {
    const record = slice(records, 500 * i, 500 * i + samples)
    const start = performance.now()
    const model = learn(record, seed)
    return { seconds: (performance.now() - start) / 1000, ...validTimes(model, protocol) }
  })
  return {
    method,
    samples,
    width,
    dt,
    threshold,
    published,
    ...overSeeds(runs),
  }
}

/** Beyond this a valid time means nothing: the true equations, integrated by rk4 with 1/10 of the step. */
function agreementRow(dt: number, protocol: Protocol): Row {
  return {
    method: `the true equations by rk4, step ${dt / 10}`,
    samples: 0,
    width: 0,
    dt,
    threshold: protocol.threshold,
    validTime: validTimes(system, protocol, rk4({ step: dt / 10 })),
    published: null,
    fitSeconds: 0,
    seeds: 1,
  }
}
