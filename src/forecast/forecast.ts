import { checkCount } from '../dataset/checks.ts'
import { variableNames } from '../learn/learned-system.ts'
import { type Box, firstOutside } from '../math/box.ts'
import { slice, stateAt, type Trajectory } from '../trajectory.ts'
import { type ForecastCalibration, halfWidthAt } from './calibrate-forecast.ts'
import {
  type Continuation,
  type ContinuationOptions,
  continuer,
  type ForecastModel,
  type ForecastStart,
} from './continuation.ts'
import { type MemberBands, memberBands, robustSpread } from './member-bands.ts'
import { distanceFromData, type Support } from './support.ts'
import { type TrustedHorizon, trustedHorizon } from './trusted-horizon.ts'
import { type Stopped, whereItStops } from './where-it-stops.ts'

export interface ForecastOptions extends ContinuationOptions {
  /** From `calibrateForecast`: gives bands and the trusted horizon. */
  readonly calibration?: ForecastCalibration
  /** Part of an ensemble's members that its bands hold; default that of the calibration, or 0.9. */
  readonly coverage?: number
  /** From `support`: gives distances from the data, and the stop where these are too large. */
  readonly support?: Support
  /** Distance that is too far, in multiples of what 99 of 100 training states have to the next; default 2. */
  readonly farthest?: number
  /** Where the model's states may go; default its `trainingRegion`, where it has one. */
  readonly region?: Box
  /** By what part of its width the region may be left on every side; default 0.1. */
  readonly margin?: number
  /** Largest Lyapunov exponent: the trusted horizon is then given in Lyapunov times too. */
  readonly lyapunovExponent?: number
  /** Unit of time in words; default 'time units'. */
  readonly timeUnit?: string
}

/** What a model says of the future, how far it may be trusted, and why it ends where it does. Plain data. */
export interface Forecast {
  /** Time of the start, which the trajectory does not repeat. */
  readonly from: number
  /** n samples of the record's variables, finite, as far as nothing spoke against them. */
  readonly trajectory: Trajectory
  /** Between lower and upper lie the true samples with probability `coverage`, each by itself; shape [n, dim]. */
  readonly lower?: Float64Array
  readonly upper?: Float64Array
  readonly coverage?: number
  /** Where an ensemble's members lie. */
  readonly members?: MemberBands
  readonly trusted?: TrustedHorizon
  /** From each state to the nearest training state, in the usual distance between neighbors there; shape [n]. */
  readonly distance?: Float64Array
  /** Whether each state lies in the region, without the margin. */
  readonly inside?: readonly boolean[]
  readonly stopped: Stopped
}

/**
 * `horizon` samples of how a record, or a state, goes on: with bands and a trusted horizon that hold what they promise, and
 * cut where the model leaves what it has learned or its numbers fail.
 *
 * @param start A record whose last sample is the present, or a whole state of the model.
 * @throws RangeError for a start, horizon, calibration or support that do not fit the model.
 */
export function forecast(
  model: ForecastModel,
  start: ForecastStart,
  horizon: number,
  options: ForecastOptions = {},
): Forecast {
  checkCount(horizon, 'forecast: horizon')
  const { calibration, support, farthest = 2, margin = 0.1, timeUnit = 'time units' } = options
  const going = continuer(model, options)
  const whole = going.continueFrom(start, horizon)
  if (calibration) checkCalibration(calibration, whole, horizon)
  const region = options.region ?? going.region
  const far = support && distances(support, start, whole)
  const { count, stopped } = whereItStops(going.name, whole, far, { region, margin, support, farthest })
  const trajectory = { ...cut(whole.trajectory, count, stopped), variables: variablesOf(start, whole) }
  const reached = count === 0 ? 0 : Math.abs(trajectory.times[count - 1] - whole.from)
  return {
    from: whole.from,
    trajectory,
    ...(calibration && bandsOf(calibration, trajectory, whole)),
    ...(whole.members && {
      members: memberBands(whole.members, count, options.coverage ?? calibration?.coverage ?? 0.9),
    }),
    ...(calibration && { trusted: trustedHorizon(calibration.promised, reached, { ...options, timeUnit }) }),
    ...(far && { distance: far.slice(0, count).map((value) => value / support.usual) }),
    ...(region && { inside: Array.from({ length: count }, (_, i) => inRegion(region, whole.states, i)) }),
    stopped,
  }
}

function checkCalibration(
  { interval, horizon: calibrated, dim }: ForecastCalibration,
  { interval: own, trajectory }: Continuation,
  horizon: number,
): void {
  if (dim !== trajectory.dim)
    throw new RangeError(`forecast: the calibration is for dim ${dim}, the forecast has ${trajectory.dim}`)
  if (horizon > calibrated)
    throw new RangeError(`forecast: a horizon of ${horizon} samples, but the calibration is for ${calibrated}`)
  if (!(Math.abs(interval - own) <= 1e-3 * Math.abs(interval)))
    throw new RangeError(`forecast: an interval of ${own}, but the calibration is for ${interval}`)
}

/** In standard deviations, of every sample that was foretold. */
function distances(support: Support, start: ForecastStart, { trajectory }: Continuation): Float64Array {
  const before = support.delays - 1
  const past = 'times' in start ? slice(start, Math.max(0, start.times.length - before)) : undefined
  if ((before > 0 ? (past?.times.length ?? 0) : 0) < before)
    throw new RangeError(`forecast: a support of ${support.delays} delays needs a history of ${before} samples`)
  if (trajectory.times.length === 0) return new Float64Array(0)
  if (before === 0 || !past) return distanceFromData(support, trajectory)
  const states = new Float64Array(past.states.length + trajectory.states.length)
  states.set(past.states)
  states.set(trajectory.states, past.states.length)
  return distanceFromData(support, {
    ...trajectory,
    times: Float64Array.of(...past.times, ...trajectory.times),
    states,
  })
}

function cut(trajectory: Trajectory, count: number, { message }: Stopped): Trajectory {
  if (count === trajectory.times.length) return trajectory
  return { ...slice(trajectory, 0, count), status: 'left-region', message }
}

function variablesOf(start: ForecastStart, { trajectory }: Continuation): readonly string[] {
  return 'times' in start ? variableNames(start) : variableNames(trajectory)
}

function bandsOf(calibration: ForecastCalibration, { states, times }: Trajectory, { members }: Continuation) {
  const spread = calibration.floor ? checkMembers(members, times.length) : new Float64Array(0)
  const half = states.map((_, k) => halfWidthAt(calibration, k, spread))
  const lower = states.map((value, k) => value - half[k])
  const upper = states.map((value, k) => value + half[k])
  return { lower, upper, coverage: calibration.coverage }
}

function checkMembers(members: readonly Trajectory[] | undefined, n: number): Float64Array {
  if (members) return robustSpread(members, n)
  throw new RangeError('forecast: the calibration goes by the spread of an ensemble, but the model is none')
}

function inRegion(region: Box, states: Trajectory, i: number): boolean {
  return firstOutside(region, stateAt(states, i)) < 0
}
