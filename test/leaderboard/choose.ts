import { rollingOrigin } from '../../src/forecast/rolling-origin.ts'
import type { Forecaster } from '../../src/learn/forecaster.ts'
import { mean } from '../../src/math/statistics.ts'
import type { Trajectory } from '../../src/trajectory.ts'
import { forecastSmape } from './forecast-smape.ts'
import { TEST_PERIODS, TRAIN_PERIODS } from './series.ts'

const ORIGINS = 3

/**
 * What is learned from a whole record with the settings whose forecasts, over the horizon of the task and from three
 * origins in the second half of the record, had the least mean sMAPE. Settings that cannot be learned with come last.
 *
 * @throws RangeError for no candidates; what the learner throws, where it does with all of them.
 * @param refit Whether every origin learns anew; false, for slow learners, is once from the first half.
 */
export function choose<Settings>(
  record: Trajectory,
  candidates: readonly Settings[],
  learn: (known: Trajectory, settings: Settings) => Forecaster,
  refit = true,
): Forecaster {
  if (candidates.length === 0) throw new RangeError(`no settings fit a record of ${record.dim} variables`)
  const scores = candidates.map((settings) => score(record, (known) => learn(known, settings), refit))
  return learn(record, candidates[scores.indexOf(Math.min(...scores))])
}

/** Samples of the task's forecast after a training part. */
export function horizonOf({ times }: Trajectory): number {
  return Math.round((times.length * TEST_PERIODS) / TRAIN_PERIODS)
}

function score(record: Trajectory, learn: (known: Trajectory) => Forecaster, refit: boolean): number {
  const samples = record.times.length
  const horizon = horizonOf(record)
  try {
    const forecasts = rollingOrigin(record, learn, { horizon, origins: ORIGINS, first: Math.ceil(samples / 2), refit })
    return mean(forecasts.map(({ truth, prediction }) => forecastSmape(truth, prediction)))
  } catch {
    // Whatever it was comes again, and is told, where no other candidate is left.
    return Number.MAX_VALUE
  }
}
