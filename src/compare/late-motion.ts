import { standardDeviation } from '../math/statistics.ts'
import { component, slice, type Trajectory } from '../trajectory.ts'
import { dominantPeriod } from './dominant-period.ts'
import { repetition } from './repetition.ts'

/** What the last part of a long trajectory does. Plain data. */
export interface LateMotion {
  /** 'rest' and 'cycle' as far as a sampled trajectory tells; 'moving' is all else, a transient or chaos. */
  readonly kind: 'rest' | 'cycle' | 'moving'
  /** Of a cycle: its period, in units of time. */
  readonly period?: number
  /** Mean over variables of the variance, in units of the scale. */
  readonly variance: number
  /** The last state. */
  readonly end: readonly number[]
}

/** States that repeat within this part of the scale are the same; of returns between samples 5 % is all one can ask. */
const SAME = 1e-3
const ROUGHLY = 0.05
/** Two returns that happen to agree are no cycle. */
const FEWEST_PERIODS = 3

/** @param part A late part of a trajectory. @param scale Shape [dim]: unit of each variable. */
export function lateMotion(part: Trajectory, scale: ArrayLike<number>): LateMotion {
  const { dim, states, times } = part
  const deviations = Array.from({ length: dim }, (_, j) => standardDeviation(component(part, j)) / scale[j])
  const variance = deviations.reduce((sum, d) => sum + d * d, 0) / dim
  const end = Array.from(states.subarray(states.length - dim))
  const rows = states.map((value, at) => value / scale[at % dim])
  const k = repetition(rows, SAME, dim)
  if (k === 1) return { kind: 'rest', variance, end }
  if (k > 1 && FEWEST_PERIODS * k < times.length)
    return { kind: 'cycle', period: Math.abs(times[k] - times[0]), variance, end }
  const variable = deviations.indexOf(Math.max(...deviations))
  if (variable < 0 || times.length < 5) return { kind: 'moving', variance, end }
  const { kind, period, returns, returnsPerPeriod } = dominantPeriod(part, { variable, tolerance: ROUGHLY })
  const isCycle = kind === 'cycle' && returns >= FEWEST_PERIODS * returnsPerPeriod
  return isCycle ? { kind, period, variance, end } : { kind: 'moving', variance, end }
}

/** A trajectory in parts of equal length, in order; up to `count − 1` samples at the start are left out. */
export function parts(trajectory: Trajectory, count: number): Trajectory[] {
  const n = trajectory.times.length
  const size = Math.floor(n / count)
  return Array.from({ length: count }, (_, k) => slice(trajectory, n - (count - k) * size, n - (count - k - 1) * size))
}
