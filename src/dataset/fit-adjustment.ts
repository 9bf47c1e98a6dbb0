import { factorSource } from '../math/least-squares/factor-source.ts'
import { solveFactor } from '../math/least-squares/solve-factor.ts'
import { polynomialAt } from '../math/polynomial.ts'
import type { Trajectory } from '../trajectory.ts'
import { type Adjustment, type FittedAdjustment, type HarmonicSeason, harmonic, withFunctions } from './adjustment.ts'
import { checkCount, trajectoryList } from './checks.ts'
import { usualInterval } from './raw-record.ts'
import { samplingInterval } from './sampling-interval.ts'
import { phaseAfter, phaseMeans } from './season.ts'

export interface AdjustmentOptions {
  /** Degree of the polynomial of time that is removed, 0 for the mean; default none, which keeps the level. */
  readonly trend?: number
  /** Samples in one cycle, for a mean by phase, or harmonics. Default none. */
  readonly season?: number | HarmonicSeason
}

const WHO = 'fitAdjustment'

/** Columns that are nearer to dependent than this cannot be told apart. */
const MOST_CONDITION = 1e8

/**
 * Polynomial trend and season of each variable, fitted together by least squares, so that neither leaks into the other
 * however many cycles there are.
 *
 * @param records One or many. A season in samples needs a uniform sampling interval, a harmonic one any times.
 * @throws RangeError for options out of range, and where records are too short to tell trend and season apart.
 */
export function fitAdjustment(
  records: Trajectory | readonly Trajectory[],
  options: AdjustmentOptions,
): FittedAdjustment {
  const list = trajectoryList(records, WHO)
  const { trend, season } = options
  if (trend !== undefined && !(Number.isInteger(trend) && trend >= 0))
    throw new RangeError(`${WHO}: trend must be a degree, 0, 1, 2, …; got ${trend}`)
  const [from, to] = ends(list)
  const basis: Basis = { origin: (from + to) / 2, unit: (to - from) / 2 || 1, degree: trend ?? 0 }
  const adjustment =
    typeof season === 'object' ? withHarmonics(list, basis, season) : withPhases(list, basis, season ?? 1)
  return withFunctions(trend === undefined ? { ...adjustment, trend: [] } : adjustment)
}

/** The record without the least-squares polynomial of time of that degree; 0 takes the mean off. */
export function detrend<T extends Trajectory>(record: T, degree = 1): T {
  return fitAdjustment(record, { trend: degree }).remove(record)
}

/** A polynomial of so high a degree, always with its constant. */
interface Basis {
  readonly origin: number
  readonly unit: number
  readonly degree: number
}

function withPhases(list: readonly [Trajectory, ...Trajectory[]], basis: Basis, season: number): Adjustment {
  checkCount(season, `${WHO}: season`)
  const [{ dim, times }] = list
  const start = times[0]
  const interval = season > 1 ? samplingInterval(list) : 1
  // A column for each phase stands for the constant, too.
  const columns = basis.degree + season
  const coefficients = solve(list, columns, (t, row) => {
    row.fill(0, basis.degree, columns)
    const x = (t - basis.origin) / basis.unit
    for (let k = 0, power = x; k < basis.degree; k++, power *= x) row[k] = power
    row[basis.degree + phaseAfter((t - start) / interval, season)] = 1
  })
  const trend = Array.from({ length: dim }, (_, j) =>
    Float64Array.from({ length: basis.degree + 1 }, (_, k) => (k === 0 ? 0 : coefficients[(k - 1) * dim + j])),
  )
  const level = new Float64Array(dim)
  const means = phaseMeans(
    list.map((record) => without(record, trend, basis)),
    season,
  )
  for (let k = 0; k < means.length; k++) level[k % dim] += means[k] / season
  for (let j = 0; j < dim; j++) trend[j][0] = level[j]
  const { origin, unit } = basis
  if (season === 1) return { dim, origin, unit, trend }
  const centered = means.map((value, k) => value - level[k % dim])
  return { dim, origin, unit, trend, season: { kind: 'phases', start, interval, means: centered } }
}

function withHarmonics(
  list: readonly [Trajectory, ...Trajectory[]],
  { origin, unit, degree }: Basis,
  { period, harmonics }: HarmonicSeason,
): Adjustment {
  checkCount(harmonics, `${WHO}: harmonics`)
  if (!(period > 0 && Number.isFinite(period))) throw new RangeError(`${WHO}: period must be positive, got ${period}`)
  const samples = list.reduce((sum, { times }) => sum + times.length, 0)
  if (!(((2 * unit * samples) / (samples - 1)) * (1 + 1e-6) >= period))
    throw new RangeError(`${WHO}: records over a time of ${2 * unit} do not cover one period of ${period}`)
  const longest = list.reduce((a, b) => (b.times.length > a.times.length ? b : a))
  const step = Math.abs(usualInterval(longest.times, WHO))
  if (!(2 * harmonics * step < period * (1 - 1e-6)))
    throw new RangeError(
      `${WHO}: harmonic ${harmonics} of a period of ${period} needs more than two samples a cycle, which are ${step} apart`,
    )
  const { dim } = list[0]
  const powers = degree + 1
  const coefficients = solve(list, powers + 2 * harmonics, (t, row) => {
    const x = (t - origin) / unit
    for (let k = 0, power = 1; k < powers; k++, power *= x) row[k] = power
    for (let k = 1; k <= harmonics; k++) row.set(harmonic(k, t - origin, period), powers + 2 * (k - 1))
  })
  const trend = Array.from({ length: dim }, (_, j) =>
    Float64Array.from({ length: powers }, (_, k) => coefficients[k * dim + j]),
  )
  const waves = coefficients.slice(powers * dim)
  return { dim, origin, unit, trend, season: { kind: 'harmonics', period, harmonics, coefficients: waves } }
}

/** The least-squares coefficients of functions of time; shape [columns, dim]. */
function solve(
  list: readonly [Trajectory, ...Trajectory[]],
  columns: number,
  write: (t: number, row: Float64Array) => void,
): Float64Array {
  const { dim } = list[0]
  const rows = list.flatMap(({ times, states }) =>
    Array.from(times, (t, i) => ({ t, state: states.subarray(i * dim, (i + 1) * dim) })),
  )
  const source = {
    size: rows.length,
    write: (i: number, row: Float64Array): void => {
      write(rows[i].t, row)
      row.set(rows[i].state, columns)
    },
  }
  const { coefficients, report } = solveFactor(factorSource(source, columns, dim), { relative: 0 })
  if (report.rank < columns || !(report.condition < MOST_CONDITION))
    throw new RangeError(
      `${WHO}: ${rows.length} samples do not tell ${columns} terms of trend and season apart; ` +
        'lower the degree, take fewer harmonics or a longer record',
    )
  return coefficients
}

/** What is left of a record when the polynomial is taken off. */
function without(record: Trajectory, trend: readonly Float64Array[], { origin, unit }: Basis): Trajectory {
  const { dim, times, states } = record
  const rest = states.map(
    (value, k) => value - polynomialAt(trend[k % dim], (times[Math.floor(k / dim)] - origin) / unit),
  )
  return { ...record, states: rest }
}

/** First and last time of all records. */
function ends(list: readonly Trajectory[]): readonly [number, number] {
  const all = list.flatMap(({ times }) => [times[0], times[times.length - 1]])
  return [Math.min(...all), Math.max(...all)]
}
