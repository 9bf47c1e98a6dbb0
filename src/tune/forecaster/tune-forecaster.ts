import { symmetricError } from '../../compare/smape.ts'
import { trajectoryList } from '../../dataset/checks.ts'
import { predict } from '../../forecast/predict.ts'
import { originsOf } from '../../forecast/rolling-origin.ts'
import { learnDelayMap } from '../../learn/delay-map.ts'
import { type MedianForecaster, medianForecaster } from '../../learn/ensemble/median-forecaster.ts'
import type { Forecaster } from '../../learn/forecaster.ts'
import { mean, standardDeviation } from '../../math/statistics.ts'
import { samplerOf } from '../../network/samplers.ts'
import { component, slice, type Trajectory } from '../../trajectory.ts'
import { type DelayCandidate, type DelayFamily, delayFamilies } from './candidates.ts'
import { familyModels } from './family-models.ts'

/** A forecaster that sampled networks have to beat; learns from nothing but the samples it is given. */
export interface Rival {
  readonly name: string
  readonly learn: (known: Trajectory) => Forecaster
}

export type ErrorMeasure = 'absolute' | 'smape'

export interface TuneForecasterOptions {
  /** Samples that forecasts will look ahead; candidates are judged by all of them. Default a tenth of the record. */
  readonly horizon?: number
  /**
   * How forecasts are judged: 'absolute' is the mean absolute error in standard deviations, 'smape' the symmetric mean
   * absolute percentage error, which asks most where values are small. Default 'absolute'.
   */
  readonly measure?: ErrorMeasure
  /** Forecasts that judge a candidate, the first from three quarters of what the last one knows; default 3. */
  readonly origins?: number
  /** Of the best candidates, how many forecast together; default 7. */
  readonly members?: number
  /** Default: steps, delays and slopes that the record's period suggests. */
  readonly families?: readonly DelayFamily[]
  /** Forecasters of another kind that may be among the best; default none. */
  readonly rivals?: readonly Rival[]
  /** Forecasts stay in the box around the record, grown by this fraction of its width; default 0.1. */
  readonly margin?: number
  /** Default 0. */
  readonly seed?: number
}

/** A candidate and how it forecast. Plain data. */
export interface ForecastTrial {
  /** A sampled delay map, or the name of a rival. */
  readonly candidate: DelayCandidate | string
  /** Mean over origins, samples and variables, in the unit of the measure; Infinity where it failed. */
  readonly error: number
  /** Why it failed. */
  readonly message?: string
}

export interface TunedForecaster {
  /** The median of the chosen ones, each learned from the whole record. */
  readonly model: MedianForecaster
  /** The best first, as many as there are members. */
  readonly chosen: readonly ForecastTrial[]
  /** All, the best first. */
  readonly tried: readonly ForecastTrial[]
  /** Samples that were known at each origin. */
  readonly origins: readonly number[]
  readonly horizon: number
  readonly reason: string
}

/** What is known at the first origin, as a share of what is known at the last: less would choose for shorter records. */
const FIRST = 0.75

/** The error of one sample, and that of a forecast that has simply failed. */
interface Measure {
  readonly error: (truth: number, said: number, scale: number) => number
  readonly worst: number
  readonly unit: string
}

const measures: Readonly<Record<ErrorMeasure, Measure>> = {
  absolute: {
    error: (truth, said, scale) => Math.abs(said - truth) / scale,
    worst: 10,
    unit: 'standard deviations (mean absolute)',
  },
  smape: { error: symmetricError, worst: 200, unit: 'percent (sMAPE, 0 to 200)' },
}

/**
 * The forecaster for a record of which nothing else is known: sampled networks on delay vectors of several steps, lengths,
 * slopes and ridges forecast from origins within the record (rolling-origin cross-validation); those with the least error
 * are learned from the whole record and forecast together, by their median.
 *
 * The same seed gives the same bits.
 *
 * @throws RangeError for a record that is too short, counts out of range, or if fewer than two candidates can be learned.
 */
export function tuneForecaster(record: Trajectory, options: TuneForecasterOptions = {}): TunedForecaster {
  const [whole] = trajectoryList(record, 'tuneForecaster')
  const samples = whole.times.length
  const { members = 7, rivals = [], margin = 0.1, seed = 0, families = delayFamilies(whole) } = options
  const horizon = options.horizon ?? Math.max(1, Math.floor(samples / 10))
  if (!(Number.isInteger(members) && members >= 2))
    throw new RangeError(`tuneForecaster: members must be a whole number from 2, got ${members}`)
  const origins = originsOf('tuneForecaster', samples, {
    horizon,
    origins: options.origins ?? 3,
    first: Math.max(1, Math.ceil(FIRST * (samples - horizon))),
  })
  const measure = measureOf(options.measure)
  const judge = judgeOf(whole, origins, horizon, measure)
  const tried = [
    ...families.flatMap((family) => tryFamily(family, judge, { whole, origins, margin, seed })),
    ...rivals.map((rival) => tryRival(rival, judge, { whole, origins })),
  ].sort((a, b) => a.error - b.error)
  const chosen = tried.filter(({ error }) => error < Number.POSITIVE_INFINITY).slice(0, members)
  if (chosen.length < 2)
    throw new RangeError(
      `tuneForecaster: ${chosen.length} of ${tried.length} candidates could be learned; the first: ${tried[0]?.message}`,
    )
  const learn = ({ candidate }: ForecastTrial): Forecaster =>
    typeof candidate === 'string'
      ? rivals.find(({ name }) => name === candidate)!.learn(whole)
      : learnCandidate(whole, candidate, margin, seed)
  return Object.freeze({
    model: medianForecaster(chosen.map(learn)),
    chosen,
    tried,
    origins,
    horizon,
    reason:
      `${chosen.length} of ${tried.length} candidates, errors ${chosen[0].error.toPrecision(3)} to ` +
      `${chosen[chosen.length - 1].error.toPrecision(3)} ${measure.unit} over forecasts of ${horizon} samples ` +
      `from ${origins.length} origins; the worst had ${tried[tried.length - 1].error.toPrecision(3)}`,
  })
}

function learnCandidate(record: Trajectory, candidate: DelayCandidate, margin: number, seed: number): Forecaster {
  const { delays, spacing, width, sampler, ridge } = candidate
  return learnDelayMap(record, {
    delays,
    spacing,
    lead: spacing,
    margin,
    width,
    seed,
    sampler: samplerOf(sampler),
    ridge,
  })
}

function measureOf(name: ErrorMeasure = 'absolute'): Measure {
  if (!Object.hasOwn(measures, name))
    throw new RangeError(`tuneForecaster: measure must be 'absolute' or 'smape', got '${name}'`)
  return measures[name]
}

/** The error of a model that knows the samples before origin k. */
type Judge = (model: Forecaster, k: number) => number

function judgeOf(record: Trajectory, origins: readonly number[], horizon: number, { error, worst }: Measure): Judge {
  const { dim, states } = record
  const scale = Array.from({ length: dim }, (_, j) => standardDeviation(component(record, j)) || 1)
  return (model, k) => {
    const prediction = predict(model, slice(record, 0, origins[k]), horizon)
    const from = origins[k] * dim
    let sum = 0
    for (let i = 0; i < horizon * dim; i++) {
      // What a forecast that ended early does not say counts as the worst.
      const said = i < prediction.states.length
      sum += said ? Math.min(worst, error(states[from + i], prediction.states[i], scale[i % dim])) : worst
    }
    return sum / (horizon * dim)
  }
}

interface Setting {
  readonly whole: Trajectory
  readonly origins: readonly number[]
}

function tryFamily(
  family: DelayFamily,
  judge: Judge,
  { whole, origins, ...how }: Setting & { readonly margin: number; readonly seed: number },
): ForecastTrial[] {
  const { ridges, ...shared } = family
  const candidates = ridges.map((relative): DelayCandidate => ({ ...shared, ridge: { relative } }))
  return attempt(candidates, () => {
    const models = familyModels(whole, origins, family, how)
    return candidates.map((_, r) => mean(origins.map((_, k) => judge(models[k][r], k))))
  })
}

function tryRival({ name, learn }: Rival, judge: Judge, { whole, origins }: Setting): ForecastTrial {
  const errors = (): number[] => [mean(origins.map((known, k) => judge(learn(slice(whole, 0, known)), k)))]
  return attempt([name], errors)[0]
}

/** What is wrong with candidates ends them alone. */
function attempt(candidates: readonly ForecastTrial['candidate'][], errors: () => readonly number[]): ForecastTrial[] {
  try {
    const found = errors()
    return candidates.map((candidate, r) => ({ candidate, error: found[r] }))
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    const { message } = thrown
    return candidates.map((candidate) => ({ candidate, error: Number.POSITIVE_INFINITY, message }))
  }
}
