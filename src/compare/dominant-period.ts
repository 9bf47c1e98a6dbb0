import { type Variable, variableIndex, variableLabel } from '../dataset/variable-index.ts'
import { dop853 } from '../integrate/explicit/dop853.ts'
import { integrate } from '../integrate/integrate.ts'
import type { Integrator } from '../integrate/integrator.ts'
import { iterate } from '../integrate/iterate.ts'
import { mean, standardDeviation } from '../math/statistics.ts'
import type { OdeSystem, System } from '../system/system.ts'
import { component, type Status, slice, type Trajectory, timeGrid } from '../trajectory.ts'
import { upwardCrossings } from './oscillation-period.ts'
import { poincareSection } from './poincare-section.ts'
import { repetition } from './repetition.ts'
import { correlationPeriod, spectralPeriod } from './spectral-period.ts'
import { turningPoints } from './turning-points.ts'

export interface DominantPeriodOptions {
  /** Whose period, by name or index; default 0. */
  readonly variable?: Variable
  /**
   * 'maxima' (the default): the time from one maximum to the next; the turn around a chaotic attractor.
   * 'crossings': from one upward passage through the middle of the range to the next.
   * 'spectrum': the highest peak; for noisy records. 'autocorrelation': the first high peak; for noisy records whose
   * overtones are stronger than their fundamental.
   */
  readonly method?: 'maxima' | 'crossings' | 'spectrum' | 'autocorrelation'
  /** Returns that repeat within this fraction of the mean return time and of the amplitude are a cycle; default 1e-4. */
  readonly tolerance?: number
  /** Of a system: the state at time 0; default its own initial state. */
  readonly y0?: ArrayLike<number>
  /** Of a system: time to let pass first; default 100 of its stated periods, or 100. */
  readonly transient?: number
  /** Of a system: time to measure for; default 100 of its stated periods, or 100. */
  readonly duration?: number
  /** Default `dop853()`. */
  readonly integrator?: Integrator
}

/** A characteristic time and what it is. Plain data. */
export interface DominantPeriod {
  /** In units of time; NaN where there is none. */
  readonly period: number
  /** 'cycle': every return repeats. 'mean return': they do not. 'none': at rest, or fewer than two returns. */
  readonly kind: 'cycle' | 'mean return' | 'spectral peak' | 'correlation peak' | 'none'
  readonly method: 'maxima' | 'crossings' | 'spectrum' | 'autocorrelation'
  readonly variable: string
  /** Returns measured; 0 for a spectrum or an autocorrelation. */
  readonly returns: number
  /** Returns in one period: 2 after a period doubling, 1 for a mean return. */
  readonly returnsPerPeriod: number
  /** Standard deviation of the returns, in units of time. */
  readonly spread: number
  readonly tolerance: number
  /** Of the trajectory that was measured. */
  readonly status: Status
}

/**
 * The characteristic period of a trajectory, or of a system past its transient. The maxima of an ordinary differential
 * equation are located on the integrator's dense output; of everything else on polynomials through its samples.
 *
 * @throws RangeError for a variable that is not there, and for times or a tolerance that are not positive.
 */
export function dominantPeriod(source: Trajectory | System, options: DominantPeriodOptions = {}): DominantPeriod {
  const { method = 'maxima', tolerance = 1e-4 } = options
  if (!(tolerance > 0)) throw new RangeError(`dominantPeriod: tolerance must be positive, got ${tolerance}`)
  const index = variableIndex('dominantPeriod', source, options.variable ?? 0)
  const base = { method, variable: variableLabel(source, index), tolerance }
  if (method === 'maxima') {
    const { maxima, minima } = turns(source, index, options)
    return { ...base, ...fromMaxima(maxima, minima, index, tolerance), status: maxima.status }
  }
  const trajectory = 'kind' in source ? sampled(source, options) : source
  const { times, status } = trajectory
  if (method === 'crossings') {
    const crossings = upwardCrossings(trajectory, index).times
    return { ...base, ...fromReturns(crossings, returnTimes(crossings), 1, tolerance), status }
  }
  const values = component(trajectory, index)
  const spectral = method === 'spectrum'
  const period = spectral ? spectralPeriod(times, values) : correlationPeriod(times, values)
  const kind = Number.isNaN(period) ? 'none' : spectral ? 'spectral peak' : 'correlation peak'
  return { ...base, period, kind, returns: 0, returnsPerPeriod: 1, spread: 0, status }
}

type Measured = Pick<DominantPeriod, 'period' | 'kind' | 'returns' | 'returnsPerPeriod' | 'spread'>

/** An oscillation this small is the error of the integration, not a motion. */
const AT_REST = 1e-9

/** Returns to the maximum repeat where both their times and the maxima do. */
function fromMaxima(maxima: Trajectory, minima: Trajectory, index: number, tolerance: number): Measured {
  const highs = component(maxima, index)
  const lows = component(minima, index)
  const amplitude = Math.max(...highs) - Math.min(...lows)
  const size = Math.max(1, ...highs.map(Math.abs), ...lows.map(Math.abs))
  if (!(amplitude > AT_REST * size)) return fromReturns(new Float64Array(0), [], 1, tolerance)
  const times = returnTimes(maxima.times)
  const meanTime = mean(times)
  const rows = times.flatMap((time, i) => [time, ((highs[i] - highs[0]) / amplitude) * meanTime])
  return fromReturns(maxima.times, rows, 2, tolerance)
}

/** @param rows What has to repeat for a cycle, in units of time; the first column holds the return times. */
function fromReturns(times: Float64Array, rows: readonly number[], columns: number, tolerance: number): Measured {
  const returns = Math.max(0, times.length - 1)
  if (returns === 0) return { period: Number.NaN, kind: 'none', returns, returnsPerPeriod: 1, spread: 0 }
  const meanTime = (times[returns] - times[0]) / returns
  const spread = standardDeviation(returnTimes(times))
  const k = repetition(rows, tolerance * meanTime, columns)
  if (k === 0) return { period: meanTime, kind: 'mean return', returns, returnsPerPeriod: 1, spread }
  const cycles = Math.floor(returns / k)
  return { period: (times[cycles * k] - times[0]) / cycles, kind: 'cycle', returns, returnsPerPeriod: k, spread }
}

function returnTimes(times: Float64Array): number[] {
  return Array.from(times.subarray(1), (t, i) => t - times[i])
}

function turns(
  source: Trajectory | System,
  index: number,
  options: DominantPeriodOptions,
): { maxima: Trajectory; minima: Trajectory } {
  if ('kind' in source && source.kind === 'ode') return turnsOf(source, index, options)
  const trajectory = 'kind' in source ? sampled(source, options) : source
  return {
    maxima: turningPoints(trajectory, index, 'maximum'),
    minima: turningPoints(trajectory, index, 'minimum'),
  }
}

function turnsOf(
  system: OdeSystem,
  index: number,
  options: DominantPeriodOptions,
): { maxima: Trajectory; minima: Trajectory } {
  const { y0 = system.initialState, integrator = dop853() } = options
  const variable = system.variables[index]
  const settings = { ...spans(system, options), integrator }
  return {
    maxima: poincareSection(system, y0, { ...settings, section: { maximum: variable } }),
    minima: poincareSection(system, y0, { ...settings, section: { minimum: variable } }),
  }
}

function spans(system: System, options: DominantPeriodOptions): { transient: number; duration: number } {
  const { transient = 100 * (system.period ?? 1), duration = 100 * (system.period ?? 1) } = options
  return { transient, duration }
}

/** Samples of an ordinary differential equation, enough for 100 periods. */
const SAMPLES = 1 << 14

function sampled(system: System, options: DominantPeriodOptions): Trajectory {
  const { y0 = system.initialState, integrator } = options
  const { transient, duration } = spans(system, options)
  if (system.kind === 'map') {
    const { dt = 1 } = system
    const skipped = Math.round(transient / dt)
    return slice(iterate(system, y0, skipped + Math.round(duration / dt)), skipped)
  }
  const grid = timeGrid(transient, duration / SAMPLES, SAMPLES)
  if (transient === 0) return integrate(system, y0, grid, integrator)
  return slice(integrate(system, y0, Float64Array.of(0, ...grid), integrator), 1)
}
