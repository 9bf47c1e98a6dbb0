import type { Trajectory } from '../trajectory.ts'
import { checkCount, trajectoryList } from './checks.ts'
import { uniformInterval } from './sampling-interval.ts'

export interface DelayOptions {
  /** Samples in one delay vector; 1 changes nothing. */
  readonly delays: number
  /** Samples from one delay to the next; default 1. */
  readonly spacing?: number
}

/**
 * The trajectory of delay vectors [y[n], y[n − spacing], …, y[n − (delays − 1)·spacing]], newest sample first.
 *
 * Its dim is delays · channels, so the first `channels` entries of a row are the present state; its times are those
 * of the newest samples, and the first (delays − 1)·spacing samples of the record serve only as history.
 * F. Takens, in: Lecture Notes in Mathematics 898, 366-381 (1981).
 *
 * @throws RangeError if the samples are too few for one delay vector or not uniform in time.
 */
export function delayEmbed(trajectory: Trajectory, { delays, spacing = 1 }: DelayOptions): Trajectory {
  checkCount(delays, 'delayEmbed: delays')
  checkCount(spacing, 'delayEmbed: spacing')
  const [{ dim: channels, times, states, variables }] = trajectoryList(trajectory, 'delayEmbed')
  const history = (delays - 1) * spacing
  if (times.length <= history)
    throw new RangeError(
      `delayEmbed: ${times.length} samples, but ${delays} delays at spacing ${spacing} need at least ${history + 1}`,
    )
  if (times.length > 1) uniformInterval(times, 'delayEmbed: the trajectory')

  const dim = delays * channels
  const embedded = new Float64Array((times.length - history) * dim)
  for (let row = 0; row < times.length - history; row++)
    for (let k = 0; k < delays; k++) {
      const sample = row + history - k * spacing
      embedded.set(states.subarray(sample * channels, (sample + 1) * channels), row * dim + k * channels)
    }
  return {
    ...trajectory,
    dim,
    times: times.slice(history),
    states: embedded,
    ...(variables && { variables: delayNames(variables, delays, spacing) }),
  }
}

function delayNames(variables: readonly string[], delays: number, spacing: number): string[] {
  const lags = Array.from({ length: delays }, (_, k) => (k === 0 ? '[n]' : `[n-${k * spacing}]`))
  return lags.flatMap((lag) => variables.map((name) => name + lag))
}
