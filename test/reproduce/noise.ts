import { estimateDerivatives } from '../../src/dataset/derivatives/estimate-derivatives.ts'
import type { LocalPolynomial } from '../../src/dataset/derivatives/local-polynomial.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { refineFlowMap } from '../../src/learn/shooting/refine-flow-map.ts'
import { learnVectorField } from '../../src/learn/vector-field.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { swim } from '../../src/network/swim.ts'
import type { System } from '../../src/system/system.ts'
import type { Trajectory } from '../../src/trajectory.ts'
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

const DT = 0.01
const SAMPLES = 50000

/** What suits a level of noise, in standard deviations of each variable. */
interface Level {
  readonly noise: number
  /** Half the window of the smoothing. */
  readonly halfWidth: number
  readonly width: number
  readonly slopeScale: number
  readonly windows: readonly number[]
}

const levels: readonly Level[] = [
  { noise: 1e-2, halfWidth: 10, width: 50, slopeScale: 0.1, windows: [50, 100, 150] },
  { noise: 1e-3, halfWidth: 7, width: 80, slopeScale: 0.05, windows: [50, 100, 200] },
  { noise: 1e-4, halfWidth: 5, width: 80, slopeScale: 0.05, windows: [50, 100, 200] },
]

const ridge = 'generalized-cross-validation'

/** Fields learned from noise are rough: their large coefficients leave rounding errors of 1e-7. */
const integrator = dop853({ relativeTolerance: 1e-8, maxSteps: 20_000 })

const smoothing = ({ halfWidth }: Level): LocalPolynomial => ({ method: 'local-polynomial', degree: 4, halfWidth })

const methods: Readonly<Record<string, (observed: Trajectory, level: Level, seed: number) => System>> = {
  'one-step map': (observed, { width, slopeScale }, seed) =>
    learnFlowMap(observed, { width, seed, ridge, sampler: swim({ slopeScale }) }),
  'one-step map of smoothed states': (observed, level, seed) => smoothMap(observed, level, seed),
  'vector field of smoothed states': (observed, level, seed) => {
    // Errors of neighboring derivatives are alike, which cross-validation takes for structure; so the ridge is given.
    const options = { width: level.width, seed, ridge: { relative: 1e-8 }, sampler: swim({ slopeScale: 0.2 }) }
    return learnVectorField(observed, { ...options, derivatives: smoothing(level) })
  },
  'multiple shooting': (observed, level, seed) =>
    refineFlowMap(smoothMap(observed, level, seed), observed, { windows: level.windows }),
}

function smoothMap(observed: Trajectory, level: Level, seed: number) {
  const smooth = estimateDerivatives(observed, smoothing(level)).trajectory
  const sampler = swim({ slopeScale: level.slopeScale })
  return learnFlowMap(smooth, { width: level.width, seed, ridge, sampler, target: 'increment' })
}

export const noise: Table = {
  name: 'noise',
  title: `${system.name} observed with noise, in standard deviations: valid times in Lyapunov times of forecasts from true states`,
  *rows(request) {
    const truths = attractorTruths(system, { starts: 50, steps: 1800, dt: DT, transient: 1000, apart: 10 })
    const scale = attractorScale(system)
    const protocol = { threshold: 0.3, lyapunovExponent: 0.9056, truths, scale }
    for (const level of levels)
      for (const method of Object.keys(methods))
        if (asked(request, method)) yield methodRow(method, level, protocol, request)
  },
}

function methodRow(method: string, level: Level, protocol: Protocol, request: Request): Row {
  const runs = request.seeds.map((seed) => {
    request.progress(`noise: ${level.noise}, ${method}, seed ${seed} …`)
    const observed = observe(level.noise, protocol.scale, seed)
    const start = performance.now()
    const model = methods[method](observed, level, seed)
    return { seconds: (performance.now() - start) / 1000, ...validTimes(model, protocol, integrator) }
  })
  return {
    method,
    noise: level.noise,
    samples: SAMPLES,
    width: level.width,
    dt: DT,
    threshold: protocol.threshold,
    published: null,
    ...overSeeds(runs),
  }
}

/** A record of its own for each seed, with independent normal errors. */
function observe(noise: number, scale: Float64Array, seed: number): Trajectory {
  const clean = attractorSeries(system, DT, SAMPLES, 50 + seed)
  const draw = normalPairs(seed, 0, 1)
  const states = clean.states.map((value, k) => value + noise * scale[k % 3] * draw(0, k >> 1)[k % 2])
  return { ...clean, states }
}
