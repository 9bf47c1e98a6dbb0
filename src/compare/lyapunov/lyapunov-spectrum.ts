import { dop853 } from '../../integrate/explicit/dop853.ts'
import { initialState } from '../../integrate/initial-state.ts'
import type { Integrator } from '../../integrate/integrator.ts'
import type { Stop } from '../../integrate/to-trajectory.ts'
import { blockError } from '../../math/block-error.ts'
import { mean } from '../../math/statistics.ts'
import type { System } from '../../system/system.ts'
import type { Status } from '../../trajectory.ts'
import { flowTangent } from './flow-tangent.ts'
import { kaplanYorkeDimension, kaplanYorkeGradient } from './kaplan-yorke.ts'
import { mapTangent } from './map-tangent.ts'
import type { Tangent } from './tangent.ts'

export interface LyapunovOptions {
  /** State at t0; default the system's initialState. The exponents belong to the attractor that it leads to. */
  readonly y0?: ArrayLike<number>
  /** Time to average over; default 1000 of the system's periods, or 120,000 iterations of a map without one. */
  readonly time?: number
  /** Time to let pass first, for the state to reach the attractor and the frame to align; default a tenth of `time`. */
  readonly transient?: number
  /** How many exponents, from the largest; default all. Strongly contracting directions that are left out cost nothing. */
  readonly count?: number
  /**
   * Whether the last of all exponents is what the others leave of the mean divergence. No vector then follows the strongest
   * contraction, so that a stiff method can take long steps; nor do the exponents check themselves by their sum. Default
   * false.
   */
  readonly lastFromVolume?: boolean
  /**
   * For flows; default `dop853()`. A stiff method takes long steps only if `count` leaves the stiff directions out: a
   * contraction that is to be measured has to be followed. The tangents of a stiff limit cycle want 1e-8 or tighter.
   */
  readonly integrator?: Integrator
  /** The time of y0, for driven systems; default 0. */
  readonly t0?: number
}

/** Growth rates in natural logarithms per unit time, per iteration for a map without dt. */
export interface LyapunovSpectrum {
  /** In descending order; not finite only where nothing was measured or a map is singular. */
  readonly exponents: readonly number[]
  /** Of each exponent, from averages over blocks of time. */
  readonly standardErrors: readonly number[]
  /** The time average of the Jacobian's trace, for a map of log |det J|: what all exponents together add up to. */
  readonly meanDivergence: number
  /**
   * The Kaplan–Yorke dimension, where exponents count as zero that are closer to it than three standard errors and what
   * the sum of all misses `meanDivergence` by. Absent if `count` leaves it open.
   * In a driven system it is that of the section at one phase of the drive.
   */
  readonly kaplanYorke?: number
  readonly kaplanYorkeError?: number
  /** The time that was averaged over: blocks of equal length, for a map of whole iterations. */
  readonly time: number
  /** The time that was let pass first. */
  readonly transient: number
  /** State at t0. */
  readonly start: readonly number[]
  readonly method: string
  /** Why it ended; whatever was measured up to then is there. */
  readonly status: Status
  readonly message?: string
}

/** Blocks of time: enough that four or eight of them together still make 30. */
const BLOCKS = 240

/**
 * The Lyapunov exponents of a flow or a map: the mean growth rates of a frame of tangent vectors that is made orthonormal
 * again and again. Jacobians are the system's own or central differences. In a driven system time runs on and counts as
 * no direction: the exponent 0 of its autonomous form is missing. Where the field jumps, as at an impact or with sign(x),
 * neighboring states part by more than its Jacobian says, and the exponents miss that.
 *
 * Source: G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn, Meccanica 15, 9–30 (1980).
 *
 * @throws RangeError for options out of range, and for a flow without `time` whose period is not known.
 */
export function lyapunovSpectrum(system: System, options: LyapunovOptions = {}): LyapunovSpectrum {
  const { dim } = system
  const { count = dim, lastFromVolume = false, t0 = 0, integrator = dop853() } = options
  const y0 = initialState('lyapunovSpectrum', system, options.y0 ?? system.initialState)
  const { blocks, length, transient } = schedule(system, options)
  check(system, count, lastFromVolume, t0)
  const isMap = system.kind === 'map'
  const vectors = lastFromVolume ? count - 1 : count
  const tangent = isMap ? mapTangent(system, y0, vectors, t0) : flowTangent(system, y0, vectors, integrator, t0)
  const measured = measure(tangent, vectors, { blocks, length, transient })
  const run = lastFromVolume ? { ...measured, rates: withLast(measured.rates) } : measured
  const means = run.rates.map(mean)
  const order = means.slice(0, count).map((_, j) => j)
  order.sort((a, b) => means[b] - means[a])
  const exponents = order.map((j) => means[j])
  const series = order.map((j) => run.rates[j])
  const standardErrors = series.map(blockError)
  return {
    exponents,
    standardErrors,
    meanDivergence: means[count],
    ...dimension(exponents, zeroBelow(exponents, standardErrors, means[count], dim), series, dim),
    time: run.done * length,
    transient,
    start: Array.from(y0),
    method: isMap
      ? 'products of Jacobians, QR after every iteration'
      : `variational equations, QR before vectors grow apart by e^4${lastFromVolume ? ', the last exponent from the volume' : ''}`,
    ...(run.stop ?? { status: 'complete' }),
  }
}

interface Schedule {
  readonly blocks: number
  /** Time of a block. */
  readonly length: number
  readonly transient: number
}

/** Blocks of equal length, for maps of whole iterations. */
function schedule(system: System, options: LyapunovOptions): Schedule {
  const { time = defaultTime(system), transient = time / 10 } = options
  if (!(time > 0 && Number.isFinite(time)))
    throw new RangeError(`lyapunovSpectrum: ${system.name}: time must be positive and finite, got ${time}`)
  if (!(transient >= 0 && Number.isFinite(transient)))
    throw new RangeError(
      `lyapunovSpectrum: ${system.name}: transient must be finite and not negative, got ${transient}`,
    )
  if (system.kind !== 'map') return { blocks: BLOCKS, length: time / BLOCKS, transient }
  const { dt = 1 } = system
  const iterations = Math.max(1, Math.round(time / dt))
  const each = Math.max(1, Math.round(iterations / BLOCKS))
  return { blocks: Math.round(iterations / each), length: each * dt, transient: Math.round(transient / dt) * dt }
}

function defaultTime(system: System): number {
  if (system.period !== undefined) return 1000 * system.period
  if (system.kind === 'map') return 120_000 * (system.dt ?? 1)
  throw new RangeError(`lyapunovSpectrum: ${system.name} has no period that would say how long is long; give time`)
}

function check({ dim, name }: System, count: number, lastFromVolume: boolean, t0: number): void {
  if (!(Number.isInteger(count) && count >= 1 && count <= dim))
    throw new RangeError(`lyapunovSpectrum: count must be 1 to ${dim}, the dim of ${name}, got ${count}`)
  if (lastFromVolume && (count < dim || dim === 1))
    throw new RangeError(
      `lyapunovSpectrum: lastFromVolume wants all ${dim} exponents of ${name} and at least 2, got count ${count}`,
    )
  if (!Number.isFinite(t0)) throw new RangeError(`lyapunovSpectrum: t0 must be finite, got ${t0}`)
}

interface Measured {
  /** One series for every exponent and, last, for the volume, over the blocks that were completed. */
  readonly rates: readonly Float64Array[]
  readonly done: number
  readonly stop: Stop | undefined
}

function measure(tangent: Tangent, count: number, { blocks, length, transient }: Schedule): Measured {
  const growth = new Float64Array(count + 1)
  const rates = Array.from({ length: count + 1 }, () => new Float64Array(blocks))
  let stop = transient > 0 ? tangent.advance(transient, growth) : undefined
  let done = 0
  while (!stop && done < blocks) {
    growth.fill(0)
    stop = tangent.advance(transient + (done + 1) * length, growth)
    if (stop) break
    for (let j = 0; j <= count; j++) rates[j][done] = growth[j] / length
    done++
  }
  return { rates: rates.map((row) => row.subarray(0, done)), done, stop }
}

/** With the series put in, before that of the volume, that its vectors' series leave of it. */
function withLast(rates: readonly Float64Array[]): readonly Float64Array[] {
  const vectors = rates.slice(0, -1)
  const volume = rates[rates.length - 1]
  const last = volume.map((rate, b) => vectors.reduce((left, row) => left - row[b], rate))
  return [...vectors, last, volume]
}

/** The size below which each exponent may be zero. */
function zeroBelow(
  exponents: readonly number[],
  errors: readonly number[],
  meanDivergence: number,
  dim: number,
): readonly number[] {
  const missed = exponents.length === dim ? Math.abs(exponents.reduce((a, b) => a + b) - meanDivergence) : 0
  return errors.map((error) => 3 * error + (Number.isFinite(missed) ? missed : 0))
}

function dimension(
  exponents: readonly number[],
  zeroBelow: readonly number[],
  series: readonly Float64Array[],
  dim: number,
): { readonly kaplanYorke?: number; readonly kaplanYorkeError?: number } {
  if (exponents.some(Number.isNaN)) return {}
  const values = exponents.map((exponent, j) => (Math.abs(exponent) <= zeroBelow[j] ? 0 : exponent))
  const kaplanYorke = kaplanYorkeDimension(values)
  if (exponents.length < dim && kaplanYorke === exponents.length) return {}
  const gradient = kaplanYorkeGradient(values)
  const changes = series[0].map((_, b) => series.reduce((sum, row, j) => sum + gradient[j] * row[b], 0))
  return { kaplanYorke, kaplanYorkeError: blockError(changes) }
}
