import { type BifurcationOptions, bifurcationDiagram } from '../../src/compare/bifurcation-diagram.ts'
import { lyapunovSpectrum } from '../../src/compare/lyapunov/lyapunov-spectrum.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { type FlowMap, learnFlowMap } from '../../src/learn/flow-map.ts'
import { type LearnedVectorField, learnVectorField } from '../../src/learn/vector-field.ts'
import { seededRandom } from '../../src/math/random.ts'
import { median } from '../../src/math/statistics.ts'
import { swim } from '../../src/network/swim.ts'
import type { System } from '../../src/system/system.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { rossler } from '../../systems/chaos/rossler.ts'
import { logistic } from '../../systems/maps/logistic.ts'
import { agreement } from './bifurcation-agreement.ts'
import { attractorScale, attractorSeries, attractorTruths, type Protocol, validTimes } from './forecast-protocol.ts'
import { asked, type Request, type Row, type Table } from './table.ts'

export const parameters: Table = {
  name: 'parameters',
  title:
    'one surrogate for a family: valid times in Lyapunov times (threshold 0.4, 10 starts) at parameter values that it has ' +
    'not seen, beside surrogates trained at each; and bifurcation diagrams, mean distance of sorted attractor samples in ' +
    'fractions of the attractor, beside that of two true ones from different starts',
  *rows(request) {
    if (asked(request, lorenz63.name)) yield* familyRows(request)
    if (asked(request, logistic.name)) yield logisticRow(request)
    if (asked(request, rossler.name)) yield rosslerRow(request)
  },
}

/** `count` values from `low` to `high`. */
function between(low: number, high: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1))
}

const DT = 0.02
const SAMPLES = 20000
const TAUGHT = between(24, 32, 33)
/** None of them among those taught. */
const UNSEEN = [25.37, 28.63, 31.22]

type Learn = (
  data: readonly Trajectory[],
  values: readonly number[],
  width: number,
  seed: number,
) => FlowMap | LearnedVectorField

const sampler = swim({ slopeScale: 0.15 })
const named = (values: readonly number[]): { rho: number }[] => values.map((rho) => ({ rho }))

/** How a family is learned; a single member is a family of one. */
const methods: Readonly<Record<string, Learn>> = {
  'flow map': (data, values, width, seed) =>
    learnFlowMap(data, { width, seed, sampler, target: 'increment', parameters: named(values) }),
  'vector field, exact derivatives': (data, values, width, seed) =>
    learnVectorField(data, { width, seed, sampler, derivatives: lorenz63, parameters: named(values) }),
}

function* familyRows(request: Request): Iterable<Row> {
  const protocols = UNSEEN.map(protocolAt)
  const widths = request.scale === 'full' ? [500, 1000] : [500]
  for (const width of widths)
    for (const [method, learn] of Object.entries(methods)) {
      const runs = request.seeds.map((seed) => {
        request.progress(`parameters: ${method}, width ${width}, seed ${seed} …`)
        return validTimesOf(learn, width, seed, protocols)
      })
      const over = (which: 'family' | 'own', i: number): number => median(runs.map((run) => run[which][i]))
      const family = UNSEEN.map((_, i) => over('family', i))
      const own = UNSEEN.map((_, i) => over('own', i))
      yield {
        system: lorenz63.name,
        method,
        parameter: 'rho',
        taught: TAUGHT.length,
        values: UNSEEN,
        samples: SAMPLES,
        width,
        validTime: family,
        ownValidTime: own,
        ratio: median(family.map((time, i) => time / own[i])),
        published: null,
        fitSeconds: median(runs.map((run) => run.seconds)),
        seeds: request.seeds.length,
      }
    }
}

function protocolAt(rho: number): Protocol {
  const system = lorenz63.with({ rho })
  return {
    threshold: 0.4,
    lyapunovExponent: lyapunovSpectrum(system, { time: 2000, count: 1 }).exponents[0],
    truths: attractorTruths(system, { starts: 10, steps: 1600, dt: DT, transient: 1000, apart: 10 }),
    scale: attractorScale(system),
  }
}

/** Every seed learns from records of its own; the family from as many samples as each of the others. */
function validTimesOf(learn: Learn, width: number, seed: number, protocols: readonly Protocol[]) {
  const series = (rho: number, samples: number, k: number): Trajectory =>
    attractorSeries(lorenz63.with({ rho }), DT, samples, 30 + seed + 0.37 * k)
  const data = TAUGHT.map((rho, k) => series(rho, Math.round(SAMPLES / TAUGHT.length), k))
  const start = performance.now()
  const whole = learn(data, TAUGHT, width, seed)
  const seconds = (performance.now() - start) / 1000
  const family = UNSEEN.map((rho, i) => validTimes(whole.with({ rho }), protocols[i]).median)
  const own = UNSEEN.map(
    (rho, i) => validTimes(learn([series(rho, SAMPLES, i)], [rho], width, seed), protocols[i]).median,
  )
  return { family, own, seconds }
}

/** Sets of values between those taught. */
const LOGISTIC = { taught: between(2.8, 4, 41), shown: between(2.815, 3.985, 118) }
const ROSSLER = { taught: between(2, 6, 33), shown: between(2.06, 5.94, 32) }

function logisticRow(request: Request): Row {
  const learn = (seed: number): FlowMap => {
    const random = seededRandom(seed, 12)
    const data = LOGISTIC.taught.map((r) => iterate(logistic.with({ r }), [0.02 + 0.96 * random()], 50))
    const taught = LOGISTIC.taught.map((r) => ({ r }))
    return learnFlowMap(data, { width: 100, seed, sampler: swim({ slopeScale: 0.25 }), parameters: taught })
  }
  const options = { parameter: 'r', values: LOGISTIC.shown, duration: 1000 }
  return diagramRow(request, logistic, learn, { options, samples: 2050, width: 100, starts: [[0.51], [0.37]] })
}

function rosslerRow(request: Request): Row {
  const learn = (seed: number): LearnedVectorField => {
    const random = seededRandom(seed, 13)
    const data = ROSSLER.taught.map((c) => {
      const start = [8 * random() - 4, 8 * random() - 4, random()]
      return integrate(rossler.with({ c }), start, timeGrid(0, 0.1, 600))
    })
    const taught = ROSSLER.taught.map((c) => ({ c }))
    const options = { width: 400, seed, sampler: swim({ slopeScale: 0.25 }), parameters: taught }
    return learnVectorField(data, { ...options, derivatives: rossler })
  }
  const options = { parameter: 'c', values: ROSSLER.shown, variable: 'x', transient: 300, duration: 400 }
  const starts = [
    [1, 1, 0.1],
    [-2, 1, 0.5],
  ]
  return diagramRow(request, rossler, learn, { options, samples: 33 * 601, width: 400, starts })
}

/** What a diagram row is made of besides the system. */
interface DiagramCase {
  readonly options: BifurcationOptions
  readonly samples: number
  readonly width: number
  /** Of the diagrams that are compared, and of another true one. */
  readonly starts: readonly (readonly number[])[]
}

function diagramRow(
  request: Request,
  system: System,
  learn: (seed: number) => System,
  { options, samples, width, starts: [start, other] }: DiagramCase,
): Row {
  const diagram = (of: System, y0: readonly number[]) => bifurcationDiagram(of, { ...options, y0 })
  const truth = diagram(system, start)
  const floor = agreement(truth, diagram(system, other))
  const runs = request.seeds.map((seed) => {
    request.progress(`parameters: diagram of ${system.name}, seed ${seed} …`)
    const began = performance.now()
    const model = learn(seed)
    return { seconds: (performance.now() - began) / 1000, ...agreement(truth, diagram(model, start)) }
  })
  const over = (key: keyof (typeof runs)[number]): number => median(runs.map((run) => run[key]))
  return {
    system: system.name,
    method: `bifurcation diagram, ${system.kind === 'map' ? 'flow map' : 'vector field, exact derivatives'}`,
    parameter: options.parameter,
    values: truth.values.length,
    samples,
    width,
    distance: { median: over('median'), nineTenths: over('nineTenths') },
    truthDistance: { median: floor.median, nineTenths: floor.nineTenths },
    lost: over('lost'),
    published: null,
    fitSeconds: over('seconds'),
    seeds: request.seeds.length,
  }
}
