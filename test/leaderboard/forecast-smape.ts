import { smape } from '../../src/compare/smape.ts'
import type { Trajectory } from '../../src/trajectory.ts'

/** What a sample scores that a forecast does not reach, for its learner failed or its numbers did: the worst there is. */
export const MISSING = 200

/** sMAPE of a forecast, mean over its variables; samples that it lacks count as missed altogether. */
export function forecastSmape(truth: Trajectory, prediction: Trajectory): number {
  if (prediction.times.length === 0) return MISSING
  const { values, count, missing } = smape([{ truth, prediction }])
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return (mean * count + MISSING * missing) / (count + missing)
}
