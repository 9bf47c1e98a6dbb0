import type { ForecastCalibration } from '../../forecast/calibrate-forecast.ts'
import type { SystemDefinition } from '../../system/system.ts'

/** What a model file says beside the model: where it comes from and what it is worth. Plain data. */
export interface About {
  /** What the data come from: a name, or the system's definition. */
  readonly system?: string | SystemDefinition
  /** What the learner was asked for, the seed among it. */
  readonly options?: Readonly<Record<string, unknown>>
  /** See `describeData`. */
  readonly data?: DataDescription
  /** Results by name, such as { validTime: 8.1 }. */
  readonly scores?: Readonly<Record<string, number>>
  /** Bands and trusted horizon of its forecasts. */
  readonly calibration?: ForecastCalibration
  readonly notes?: string
}

/** The data that a model was learned from. */
export interface DataDescription {
  /** Of all numbers; the same data give the same digits. */
  readonly sha256: string
  readonly trajectories: number
  readonly samples: number
  readonly dim: number
}
