// The series of the leaderboard, by the protocol of W. Gilpin, "Chaos as an interpretable benchmark for forecasting and
// data-driven modelling", NeurIPS Datasets and Benchmarks (2021): 12 periods of a system, 10 to learn from, 2 to forecast.
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { normalPairs } from '../../src/math/normal-pairs.ts'
import { standardDeviation } from '../../src/math/statistics.ts'
import type { Measured } from '../../src/system/measured.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { component, slice, type Trajectory } from '../../src/trajectory.ts'
import { type CatalogueEntry, findSystems } from '../../systems/catalogue.ts'
import { observed } from './observed.ts'

/** 'univariate': only the first variable. 'multivariate': all of them, but for the phase of a drive. */
export type Observed = 'univariate' | 'multivariate'

export interface SeriesOptions {
  /** Samples in a period: 15 and 100 in the source. */
  readonly granularity: number
  readonly observed: Observed
  /** Whether normal noise of `NOISE` standard deviations of the training part is added to all samples. */
  readonly noise: boolean
  /** Which start on the attractor, from 0. */
  readonly start: number
}

/** A record in two parts and what is needed to judge a forecast of the second. */
export interface Series {
  /** All that a learner sees. */
  readonly train: Trajectory
  /** What came next, as it was observed: what the source scores forecasts by. */
  readonly test: Trajectory
  /** The same without noise. */
  readonly truth: Trajectory
  readonly period: number
  /** Largest exponent, per unit time. */
  readonly lyapunovExponent: number
}

export const TRAIN_PERIODS = 10
export const TEST_PERIODS = 2
/** As in the source's runs, which also add it to what they score by. */
export const NOISE = 0.2

/** Periods before the first start and from one start to the next. */
const TRANSIENT = 20
const BETWEEN_STARTS = 24

const tight = dop853({ relativeTolerance: 1e-12, absoluteTolerance: 1e-12 })

/** A chaotic flow of the atlas with its measured period. */
export interface Flow extends CatalogueEntry {
  readonly system: OdeSystem
  readonly measured: Measured & { readonly period: number }
}

/** The chaotic flows of the atlas, in its order. */
export function flows(): readonly Flow[] {
  return findSystems({ kind: 'ode', chaotic: true }).filter(
    (entry): entry is Flow => entry.measured?.period !== undefined,
  )
}

/** The series of the flow with this id. @throws RangeError for an id that is not one of them. */
export function makeSeries(id: string, options: SeriesOptions): Series {
  const flow = flows().find((candidate) => candidate.id === id)
  if (!flow) throw new RangeError(`makeSeries: no chaotic flow '${id}' in the atlas; flows() has all`)
  const { system, measured } = flow
  const whole = solution(flow, options)
  const clean = options.observed === 'univariate' ? first(observed(id, system, whole)) : observed(id, system, whole)
  const known = TRAIN_PERIODS * options.granularity
  const record = options.noise ? withNoise(clean, known, options.start, hash(id)) : clean
  return {
    train: slice(record, 0, known),
    test: slice(record, known),
    truth: slice(clean, known),
    period: measured.period,
    lyapunovExponent: measured.spectrum[0],
  }
}

/**
 * As in the source, the first and the last sample are the ends of the 12 periods, so the interval is a little longer than
 * a period over the granularity.
 *
 * @throws Error where the integration does not reach the end.
 */
function solution({ id, system, measured }: Flow, { granularity, start }: SeriesOptions): Trajectory {
  const periods = TRAIN_PERIODS + TEST_PERIODS
  const samples = periods * granularity
  const dt = (periods * measured.period) / (samples - 1)
  const t0 = (TRANSIENT + BETWEEN_STARTS * start) * measured.period
  const times = [0, ...Array.from({ length: samples }, (_, i) => t0 + i * dt)]
  const run = integrate(system, measured.start, times, tight)
  if (run.status !== 'complete') throw new Error(`makeSeries: ${id} cannot be integrated: ${run.message}`)
  return slice(run, 1)
}

function first(record: Trajectory): Trajectory {
  const { variables = [] } = record
  return { ...record, dim: 1, states: component(record, 0), variables: variables.slice(0, 1) }
}

function withNoise(record: Trajectory, known: number, seed: number, stream: number): Trajectory {
  const { dim, states } = record
  const part = slice(record, 0, known)
  const scale = Array.from({ length: dim }, (_, j) => NOISE * standardDeviation(component(part, j)))
  const draw = normalPairs(seed, stream, 1)
  return { ...record, states: states.map((value, k) => value + scale[k % dim] * draw(0, k >> 1)[k % 2]) }
}

/** A number of its own for every system, which stays when the atlas grows. Source: Fowler, Noll, Vo's FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
