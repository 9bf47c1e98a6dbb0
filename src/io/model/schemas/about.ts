import type { ForecastCalibration } from '../../../forecast/calibrate-forecast.ts'
import type { PromisedHorizon } from '../../../forecast/promised-horizon.ts'
import type { About } from '../about.ts'
import {
  anyFloats,
  anyNumber,
  count,
  finite,
  floats,
  object,
  optional,
  record,
  type Schema,
  string,
  union,
  unknown,
  where,
} from '../schema.ts'
import { definition } from './source.ts'

const promisedHorizon: Schema<PromisedHorizon> = object({
  time: finite,
  coverage: finite,
  median: anyNumber,
  spread: anyNumber,
  threshold: finite,
  scale: floats,
  windows: count,
  unfinished: count,
})

const calibration: Schema<ForecastCalibration> = where(
  object({
    coverage: finite,
    horizon: count,
    interval: finite,
    dim: count,
    halfWidths: anyFloats,
    floor: optional(anyFloats),
    promised: promisedHorizon,
    windows: count,
    spacing: count,
  }),
  ({ horizon, dim, halfWidths }) => halfWidths.length === horizon * dim && halfWidths.every((half) => half >= 0),
  'must have half widths of shape [horizon, dim]',
)

export const about: Schema<About> = object({
  system: optional(union([string(), definition])),
  options: optional(record(string(), unknown())),
  data: optional(object({ sha256: string(), trajectories: count, samples: count, dim: count })),
  scores: optional(record(string(), anyNumber)),
  calibration: optional(calibration),
  notes: optional(string()),
})
