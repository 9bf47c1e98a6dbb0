// Does a sampled network forecast a real record better than a naive guess does?
import { basename } from 'node:path'
import { readTrajectory } from '../../src/node/files.ts'
import type { DemoOptions } from './options.ts'
import { type DemoResult, type Progress, short } from './result.ts'
import { leadText, seriesAtLead, skillFigure, skills, studyRecord } from './study-record.ts'

export function recordDemo(options: DemoOptions, progress: Progress): DemoResult {
  const { data = '', seed, slopeScale = 0.25 } = options
  const record = readTrajectory(data)
  const study = studyRecord(record, options, progress)
  const { model, scores, leads, unit, verdict, cut, delays, width, season, fitSeconds } = study
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
      figure: skillFigure(study),
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
          figures: [leads[0], leads[leads.length - 1]].map((lead) => seriesAtLead(study, record, lead)),
        },
      ],
      command: `npm run demo -- --data ${data} --delays ${delays} --width ${width} --slope-scale ${slopeScale} --seed ${seed}`,
    },
  }
}
