// Does a sampled network forecast a real record better than a naive guess does?
import { basename } from 'node:path'
import {
  climatology,
  type DelaySystem,
  delayEmbed,
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
import { readTrajectory } from '../../src/node/files.ts'
import type { DemoOptions } from './options.ts'
import { type DemoResult, type Progress, short, timed } from './result.ts'

const trainShare = 0.8

/** Error of one model at every lead. */
interface Score {
  readonly name: string
  readonly rmse: readonly number[]
}

export function recordDemo(options: DemoOptions, progress: Progress): DemoResult {
  const { data = '', seed, slopeScale = 0.25 } = options
  const record = readTrajectory(data)
  const { train } = splitByTime(record, trainShare)
  const cut = train.times.length
  const monthly = Math.abs(12 * (record.times[1] - record.times[0]) - 1) < 1e-3
  const delays = options.delays ?? (monthly ? 12 : Math.max(1, Math.min(8, Math.floor(cut / 8))))
  const width = options.width ?? Math.min(200, cut - delays)
  const season = seasonLength(train)

  progress(`learning from ${cut} samples …`)
  const [model, fitSeconds] = timed(() =>
    learnDelayMap(train, { delays, width, seed, ridge: 'leave-one-out', sampler: swim({ slopeScale }) }),
  )
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
  const name = basename(data)
  const leaveOneOutRmse = model.report.leaveOneOutRmse
  return {
    json: {
      task: 'demo',
      data: name,
      samples: record.times.length,
      trainSamples: cut,
      delays,
      width,
      seed,
      season,
      fitSeconds,
      ridge: model.report.ridge,
      leaveOneOutRmse,
      leads,
      nrmse: Object.fromEntries(scores.map((score) => [score.name, score.rmse])),
      skill: Object.fromEntries(scores.slice(1).map((score) => [score.name, skills(scores[0], score)])),
      verdict,
    },
    report: {
      title: `Forecasting ${name}`,
      headline: verdict[0],
      summary:
        `${record.origin ?? ''} The first ${cut} of ${record.times.length} samples train; forecasts start from every later ` +
        `sample and see the ${delays} samples before them. ${verdict.slice(1).join(' ')}`.trim(),
      figure: forecastSkill({
        leads,
        unit,
        errorLabel: 'error (standard deviations)',
        curves: scores.map((score, k) => ({ ...score, role: k === 0 ? 'model' : 'baseline' })),
      }),
      rows: [
        ...leads.map((lead, k) => ({
          label: leadText(lead, unit),
          value: short(scores[0].rmse[k]),
          note: scores
            .slice(1)
            .map((score) => `${score.name} ${short(score.rmse[k])}`)
            .join(', '),
        })),
        {
          label: 'skill',
          value: skills(scores[0], scores[scores.length - 1])
            .map((s) => s.toFixed(2))
            .join(', '),
          note: '1 − MSE / MSE of persistence, at these leads; above 0 is better than persistence',
        },
        {
          label: 'fit',
          value: `${short(fitSeconds)} s`,
          note: `${width} neurons, ${delays} delays, seed ${seed}; ridge ${short(model.report.ridge)} by leave-one-out (error ${short(leaveOneOutRmse ?? Number.NaN)})`,
        },
        {
          label: 'unit',
          value: 'standard deviation',
          note: 'of the training part; errors are RMS over forecasts and variables',
        },
      ],
      sections: [
        {
          heading: 'The held-out part',
          figures: [leads[0], leads[leads.length - 1]].map((lead) => seriesAtLead(model, observed, record, lead, unit)),
        },
      ],
      command: `npm run demo -- --data ${data} --delays ${delays} --width ${width} --slope-scale ${slopeScale} --seed ${seed}`,
    },
  }
}

/** 1 − MSE of the model / MSE of the reference, by lead. */
function skills(model: Score, reference: Score): number[] {
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

function leadText(lead: number | string, unit: string): string {
  return `${lead} ${Number(lead) === 1 ? unit.replace(/s$/, '') : unit} ahead`
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1)
}

/** The record beside what the model had said of each sample `lead` samples before. */
function seriesAtLead(model: DelaySystem, observed: Trajectory, record: Trajectory, lead: number, unit: string) {
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
