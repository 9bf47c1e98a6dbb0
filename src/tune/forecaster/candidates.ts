import { dominantPeriod } from '../../compare/dominant-period.ts'
import { median } from '../../math/statistics.ts'
import type { SamplerSpec } from '../../network/samplers.ts'
import type { Trajectory } from '../../trajectory.ts'

/** Delay maps that differ in their ridge alone, so that one factorization serves them all. Plain data. */
export interface DelayFamily {
  readonly delays: number
  /** Samples from one delay to the next, and from the newest one to the sample that is forecast. */
  readonly spacing: number
  readonly width: number
  readonly sampler: SamplerSpec
  /** √λ / ‖X‖ of each member. */
  readonly ridges: readonly number[]
}

/** One delay map as plain data. */
export interface DelayCandidate extends Omit<DelayFamily, 'ridges'> {
  readonly ridge: { readonly relative: number }
}

/** Most neurons: more gain nothing on the few hundred samples that a record has. */
const WIDTH = 75
const SLOPES = [0.3, 1]
/** From exact data to a fifth of noise. */
const RIDGES = [1e-9, 1e-7, 1e-5, 1e-3, 1e-2, 1e-1]
/** Steps in a period: the coarsest that follow a turn, and finer ones. */
const STEPS_IN_PERIOD = [33, 16, 10]
const DELAYS = [2, 3, 4, 5, 6, 8, 10, 12]
/** Where all variables are seen, fewer samples tell the state. */
const DELAYS_OF_MANY = [1, 2, 3, 5]
/** Periods that delays may reach back: more adds inputs and tells nothing new of the state. */
const REACH = 0.85

/**
 * The families that are tried for a record: steps of three sizes in its period, delays up to most of that period, two slopes.
 */
export function delayFamilies(record: Trajectory): DelayFamily[] {
  const samples = record.times.length
  const period = periodInSamples(record)
  const reach = Math.min(REACH * period, samples / 5)
  const width = Math.max(1, Math.min(WIDTH, Math.floor((2 * samples) / 3)))
  const spacings = new Set(STEPS_IN_PERIOD.map((steps) => Math.max(1, Math.round(period / steps))))
  const windows = [...spacings].flatMap((spacing) =>
    (record.dim === 1 ? DELAYS : DELAYS_OF_MANY).flatMap((delays) =>
      delays * spacing <= reach ? { delays, spacing } : [],
    ),
  )
  const tried = windows.length > 0 ? windows : [{ delays: 1, spacing: 1 }]
  return tried.flatMap((window) =>
    SLOPES.map((slopeScale) => ({ ...window, width, sampler: { name: 'swim', slopeScale }, ridges: RIDGES })),
  )
}

/** Maxima nearer than this are those of noise. */
const LEAST_PERIOD = 8

/**
 * From one maximum to the next; where noise makes them, the lag at which the record is most like itself, and a tenth of it
 * where there is none.
 */
function periodInSamples(record: Trajectory): number {
  const { times, dim } = record
  const dt = Math.abs(times[times.length - 1] - times[0]) / (times.length - 1)
  const by = (method: 'maxima' | 'autocorrelation'): number | undefined => {
    const slow = Array.from(
      { length: dim },
      (_, variable) => dominantPeriod(record, { variable, method }).period / dt,
    ).filter((period) => period >= LEAST_PERIOD)
    return slow.length > 0 ? median(slow) : undefined
  }
  return by('maxima') ?? by('autocorrelation') ?? times.length / 10
}
