// How well a sampled network forecasts a record, beside what a sceptic would pick. Runs in Node and in a page.
import {
  climatology,
  type DelayMap,
  type DelaySystem,
  delayEmbed,
  type Figure,
  forecastError,
  forecastSkill,
  iterate,
  learnDelayMap,
  linearAutoregression,
  persistence,
  seasonLength,
  slice,
  splitByTime,
  standardScaler,
  stateAt,
  swim,
  type Trajectory,
  timeSeries,
} from '../../src/index.ts'
import { type Progress, timed } from './result.ts'

const TRAIN_SHARE = 0.8
/** Neurons of the maps that only tell how many samples to look at. */
const PROBE_WIDTH = 60

export interface StudyOptions {
  /** Samples that a forecast may look at; 'auto' takes those with the least leave-one-out error. Default by the record's length. */
  readonly delays?: number | 'auto'
  readonly width?: number
  readonly slopeScale?: number
  readonly seed: number
}

/** Error of one model at every lead. */
export interface Score {
  readonly name: string
  readonly rmse: readonly number[]
}

/** A record's first part learned, its last part forecast. */
export interface Study {
  readonly model: DelayMap
  readonly fitSeconds: number
  /** Samples that were learned from. */
  readonly cut: number
  readonly delays: number
  readonly width: number
  readonly season: number
  readonly leads: readonly number[]
  /** Of the leads, in words. */
  readonly unit: string
  /** The network first. In standard deviations of the training part. */
  readonly scores: readonly Score[]
  /** Who is best where, in words. */
  readonly verdict: readonly [string, ...string[]]
  /** The held-out part from the last sample that the first forecast knows; states are delay vectors. */
  readonly observed: Trajectory
}

export function studyRecord(
  record: Trajectory,
  { seed, slopeScale = 0.25, ...options }: StudyOptions,
  progress: Progress,
): Study {
  const { train } = splitByTime(record, TRAIN_SHARE)
  const cut = train.times.length
  const monthly = Math.abs(12 * (record.times[1] - record.times[0]) - 1) < 1e-3
  const season = seasonLength(train)
  const widthFor = (delays: number): number => options.width ?? Math.min(200, cut - delays)
  const learnWith = (delays: number, width: number): DelayMap =>
    learnDelayMap(train, { delays, width, seed, ridge: 'leave-one-out', sampler: swim({ slopeScale }) })
  const usual = monthly ? 12 : Math.max(1, Math.min(8, Math.floor(cut / 8)))
  progress(`learning from ${cut} samples …`)
  const delays =
    options.delays === 'auto'
      ? bestDelays(cut, (some) => learnWith(some, Math.min(PROBE_WIDTH, widthFor(some))))
      : (options.delays ?? usual)
  const width = widthFor(delays)
  const [model, fitSeconds] = timed(() => learnWith(delays, width))
  const models: readonly DelaySystem[] = [
    model,
    linearAutoregression(train, { delays }),
    climatology(train, { delays, season }),
    persistence(train, { delays }),
  ]
  // The first start is the last training sample; nothing from the test part is known to it.
  const observed = delayEmbed(slice(record, cut - delays), { delays })
  const leads = (monthly ? [1, 3, 6, 12] : [1, 2, 3, 5, 8]).filter((lead) => lead < observed.times.length - 1)
  const scale = standardScaler(train.states, train.dim).scale
  const scores = models.map((candidate) => {
    progress(`forecasting: ${candidate.name} …`)
    return { name: candidate.name, rmse: forecastError(candidate, observed, leads, scale).rmse }
  })
  const unit = monthly ? 'months' : 'samples'
  const verdict = verdictOf(scores, leads, unit)
  return { model, fitSeconds, cut, delays, width, season, leads, unit, scores, verdict, observed }
}

/** Of a few numbers of samples to look at, the one whose map leaves the least when each sample in turn is left out. */
function bestDelays(cut: number, learnWith: (delays: number) => DelayMap): number {
  const candidates = [1, 2, 3, 5, 8, 12, 24].filter((delays, k) => k === 0 || 4 * delays <= cut)
  const errors = candidates.map((delays) => learnWith(delays).report.leaveOneOutRmse ?? Number.POSITIVE_INFINITY)
  return candidates[errors.indexOf(Math.min(...errors))]
}

/** Errors by lead, one curve for each model. */
export function skillFigure({ leads, unit, scores }: Study): Figure {
  return forecastSkill({
    leads,
    unit,
    errorLabel: 'error (standard deviations)',
    curves: scores.map((score, k) => ({ ...score, role: k === 0 ? 'model' : 'baseline' })),
  })
}

/** 1 − MSE of the model / MSE of the reference, by lead. */
export function skills(model: Score, reference: Score): number[] {
  return model.rmse.map((value, k) => 1 - (value / reference.rmse[k]) ** 2)
}

/** Who wins where, in words: the network first, then every lead at which something simpler is better. */
function verdictOf(scores: readonly Score[], leads: readonly number[], unit: string): [string, ...string[]] {
  const [network, ...others] = scores
  const ahead = (list: readonly number[]): string => leadText(list.join(', '), unit)
  const wonAt = (score: Score): number[] =>
    leads.filter((_, k) => scores.every((other) => score.rmse[k] <= other.rmse[k]))
  const wins = wonAt(network)
  const losses = others.flatMap((other) => {
    const list = wonAt(other)
    return list.length === 0 ? [] : [`${capital(other.name)} is the best forecast ${ahead(list)}: use it there.`]
  })
  if (wins.length === leads.length) return ['The network is the best forecast at every lead.']
  if (wins.length > 0)
    return [`The network is the best forecast ${ahead(wins)}, not further.`, ...losses] as [string, ...string[]]
  return ['A simpler forecast beats the network at every lead.', ...losses]
}

export function leadText(lead: number | string, unit: string): string {
  return `${lead} ${Number(lead) === 1 ? unit.replace(/s$/, '') : unit} ahead`
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1)
}

/** The record beside what the model had said of each sample `lead` samples before. */
export function seriesAtLead({ model, observed, unit }: Study, record: Trajectory, lead: number): Figure {
  const { channels } = model
  const n = observed.times.length - lead
  const truth = slice(record, record.times.length - n)
  const states = new Float64Array(n * channels)
  for (let i = 0; i < n; i++) {
    const forecast = iterate(model, stateAt(observed, i), lead, observed.times[i])
    states.set(stateAt(forecast, -1).subarray(0, channels), i * channels)
  }
  return timeSeries({
    truth,
    prediction: { ...truth, states },
    names: { truth: 'record', prediction: `forecast ${leadText(lead, unit)}` },
  })
}
