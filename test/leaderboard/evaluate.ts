import { smapeValidTime } from '../../src/compare/smape-valid-time.ts'
import { predict } from '../../src/forecast/predict.ts'
import type { Trajectory } from '../../src/trajectory.ts'
import { forecastSmape, MISSING } from './forecast-smape.ts'
import { findLearner, type Learner } from './learners.ts'
import type { Job, Row } from './row.ts'
import { makeSeries, type Series } from './series.ts'

/** The row of a job. What a learner throws becomes the status of its row. */
export function evaluate(job: Job): Row {
  return evaluateOn(makeSeries(job.system, job), findLearner(job.learner, job.observed).learn, job)
}

export function evaluateOn(series: Series, learn: Learner['learn'], job: Job): Row {
  try {
    const begin = performance.now()
    const model = learn(series.train)
    const fitSeconds = (performance.now() - begin) / 1000
    return { ...judged(series, predict(model, series.train, series.test.times.length), job), fitSeconds }
  } catch (error) {
    return failedRow(job, error)
  }
}

/** A row for a job that came to nothing: no sample was forecast. */
export function failedRow(job: Job, reason: unknown): Row {
  const status = `failed: ${reason instanceof Error ? reason.message : String(reason)}`
  const { system, learner, granularity, noise, observed, start } = job
  const none = { smape: MISSING, validTime: 0, lyapunovTimes: 0, toTheEnd: false }
  return {
    ...{ system, learner, granularity, noise, observed, start },
    ...none,
    ...(noise && { smapeOfTruth: MISSING }),
    status,
  }
}

function judged({ test, truth, period, lyapunovExponent }: Series, prediction: Trajectory, job: Job): Row {
  const { system, learner, granularity, noise, observed, start } = job
  const { time, toTheEnd } = valid(test, prediction)
  return {
    ...{ system, learner, granularity, noise, observed, start },
    smape: forecastSmape(test, prediction),
    ...{ validTime: time / period, lyapunovTimes: time * lyapunovExponent, toTheEnd },
    ...(noise && { smapeOfTruth: forecastSmape(truth, prediction) }),
    status: prediction.status,
  }
}

/** As `vpt_smape` has it in the source's later comparisons: from the first forecast sample on, over all since then. */
function valid(truth: Trajectory, prediction: Trajectory): { time: number; toTheEnd: boolean } {
  if (prediction.times.length === 0) return { time: 0, toTheEnd: false }
  const { values, unfinished } = smapeValidTime([{ truth, prediction }], { window: Number.POSITIVE_INFINITY })
  return { time: values[0], toTheEnd: unfinished === 1 }
}
