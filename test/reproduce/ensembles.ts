import type { Dataset } from '../../src/dataset/dataset.ts'
import { flowPairs } from '../../src/dataset/flow-pairs.ts'
import { calibrate, intervals } from '../../src/learn/ensemble/calibration.ts'
import { type Ensemble, learnEnsemble } from '../../src/learn/ensemble/ensemble.ts'
import { learnEnsembleRegressor } from '../../src/learn/ensemble/ensemble-regressor.ts'
import { ensembleMap } from '../../src/learn/ensemble/ensemble-system.ts'
import { learnFlowMap } from '../../src/learn/flow-map.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { seededRandom } from '../../src/math/random.ts'
import { median, rootMeanSquare, standardDeviation } from '../../src/math/statistics.ts'
import { slice } from '../../src/trajectory.ts'
import { lorenz63 } from '../../systems/chaos/lorenz63.ts'
import { attractorSeries } from './forecast-protocol.ts'
import { asked, type Request, type Row, type Table } from './table.ts'

const MEMBERS = 10
/** Multiples of the spread that hold 90 % of a normal distribution. */
const NORMAL_90 = 1.6449

/** A kind of data: rows to learn from and rows to test on, for each seed others. */
interface Problem {
  readonly problem: string
  readonly rows: number
  readonly width: number
  /** Learns from the rows less a calibration set, a fifth of them. */
  readonly learn: (seed: number) => { readonly ensemble: Ensemble<unknown>; readonly calibration: Calibrated }
  readonly fresh: (seed: number) => Dataset
}

type Calibrated = Parameters<typeof intervals>[0]

/** Uniform points of the unit cube and a function of them under normal noise. */
function sampled(dim: number, noise: (x: Float64Array) => number, f: (x: Float64Array) => number) {
  return (rows: number, seed: number, stream: number): Dataset => {
    const random = seededRandom(1000 + seed, stream)
    const normal = normalPairs(1000 + seed, stream, 0)
    const inputs = Float64Array.from({ length: rows * dim }, random)
    const targets = Float64Array.from({ length: rows }, (_, i) => {
      const x = inputs.subarray(i * dim, (i + 1) * dim)
      return f(x) + noise(x) * normal(0, i)[0]
    })
    return { size: rows, inputDim: dim, targetDim: 1, inputs, targets }
  }
}

function regression(problem: string, width: number, data: ReturnType<typeof sampled>): Problem {
  const rows = 2000
  const learn: Problem['learn'] = (seed) => {
    const { inputs, targets, inputDim } = data(rows, seed, 20)
    const options = { width, members: MEMBERS, seed }
    const ensemble = learnEnsembleRegressor({ values: inputs, dim: inputDim }, targets, options)
    return { ensemble, calibration: ensemble.calibration }
  }
  return { problem, rows, width, learn, fresh: (seed) => data(5000, seed, 21) }
}

const wave = (x: Float64Array): number => Math.sin(6 * x[0]) * Math.exp(2 * x[1])

/** J. H. Friedman, Ann. Statist. 19, 1–67 (1991), eq. 61: five of ten inputs matter, noise of variance 1. */
const friedman = ([a, b, c, d, e]: Float64Array): number =>
  10 * Math.sin(Math.PI * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e

const flowMap: Problem = {
  problem: 'Lorenz 63 flow map, dt 0.05, no noise',
  rows: 2000,
  width: 100,
  learn(seed) {
    const record = attractorSeries(lorenz63, 0.05, 2000 + 500 * seed, 50)
    const own = slice(record, 500 * seed)
    const learn = (member: number) => learnFlowMap(slice(own, 0, 1600), { width: 100, seed: member })
    const ensemble = ensembleMap(learnEnsemble(learn, { members: MEMBERS, seed }))
    const { inputs, targets } = flowPairs(slice(own, 1600))
    return { ensemble, calibration: calibrate(ensemble.predictRows(inputs), targets, ensemble.trainingRmse) }
  },
  fresh: (seed) => flowPairs(slice(attractorSeries(lorenz63, 0.05, 5000 + 500 * seed, 700), 500 * seed)),
}

const problems: readonly Problem[] = [
  regression(
    'sin(6x)exp(2y), noise 0.3',
    60,
    sampled(2, () => 0.3, wave),
  ),
  regression(
    'sin(6x)exp(2y), noise 0.6x',
    60,
    sampled(2, ([x]) => 0.6 * x, wave),
  ),
  regression(
    'sin(6x)exp(2y), no noise',
    60,
    sampled(2, () => 0, wave),
  ),
  regression(
    'Friedman 1, noise 1',
    100,
    sampled(10, () => 1, friedman),
  ),
  flowMap,
]

export const ensembles: Table = {
  name: 'ensembles',
  title: `part of unseen targets inside the intervals of ${MEMBERS} networks (median / least / most over seeds), a fifth of the rows kept for calibration; errors and half widths in standard deviations of the targets`,
  *rows(request) {
    for (const problem of problems) {
      if (!asked(request, problem.problem)) continue
      request.progress(`ensembles: ${problem.problem} …`)
      yield row(problem, request)
    }
  },
}

function row({ problem, rows, width, learn, fresh }: Problem, { seeds }: Request): Row {
  const runs = seeds.map((seed) => {
    const start = performance.now()
    const { ensemble, calibration } = learn(seed)
    const seconds = (performance.now() - start) / 1000
    return { seconds, ...judge(ensemble, calibration, fresh(seed)) }
  })
  const over = (key: keyof (typeof runs)[number]): number[] => runs.map((run) => run[key])
  const range = (values: readonly number[]) => ({
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
  })
  return {
    problem,
    rows,
    width,
    coverage90: range(over('coverage90')),
    spreadAlone90: range(over('spreadAlone')),
    coverage50: median(over('coverage50')),
    coverage95: median(over('coverage95')),
    halfWidth90: median(over('halfWidth')),
    rmse: median(over('error')),
    published: null,
    seconds: median(over('seconds')),
    seeds: seeds.length,
  }
}

function judge(ensemble: Ensemble<unknown>, calibration: Calibrated, { inputs, targets, targetDim }: Dataset) {
  const prediction = ensemble.predictRows(inputs)
  const { mean, spread } = prediction
  const unit = Array.from({ length: targetDim }, (_, c) =>
    standardDeviation(targets.filter((_, i) => i % targetDim === c)),
  )
  const inside = (half: ArrayLike<number>): number =>
    targets.filter((value, i) => Math.abs(value - mean[i]) <= half[i]).length / targets.length
  const half = (coverage: number): Float64Array =>
    intervals(calibration, prediction, coverage).upper.map((value, i) => value - mean[i])
  return {
    coverage90: inside(half(0.9)),
    coverage50: inside(half(0.5)),
    coverage95: inside(half(0.95)),
    spreadAlone: inside(spread.map((value) => NORMAL_90 * value)),
    halfWidth: half(0.9).reduce((sum, value, i) => sum + value / unit[i % targetDim], 0) / targets.length,
    error: rootMeanSquare(targets.map((value, i) => (value - mean[i]) / unit[i % targetDim])),
  }
}
