import { dop853 } from '../integrate/explicit/dop853.ts'
import { integrate } from '../integrate/integrate.ts'
import type { Integrator } from '../integrate/integrator.ts'
import { iterate } from '../integrate/iterate.ts'
import { rodas5p } from '../integrate/stiff/rodas5p.ts'
import type { Measured } from '../system/measured.ts'
import type { DdeSystem, System } from '../system/system.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../trajectory.ts'
import { attractorBox } from './attractor-box.ts'
import { dominantPeriod } from './dominant-period.ts'
import { type LyapunovSpectrum, lyapunovSpectrum } from './lyapunov/lyapunov-spectrum.ts'
import { measureDelay } from './measure-delay.ts'
import { leastGrowth, type MeasureOptions, SAMPLES, SAMPLES_PER_PERIOD } from './measure-options.ts'

/** Of a system with more variables than `dim` only the first few exponents are measured, over fewer periods. */
const LARGE = { dim: 12, exponents: 6, periods: 30 }
/** More explicit steps than this mean that a system is stiff. */
const EXPLICIT_STEPS = 2_000_000
const STIFF_STEPS = 500_000
/** Of a stiff system, whose steps are dear. */
const STIFF_PERIODS = 50

/**
 * Lyapunov spectrum, dimension, period and extent of the attractor that a system's own start leads to. Where an explicit
 * method runs out of steps, it leaves out the strongest contraction, and a stiff one takes over where that is not enough.
 * Of a delay equation only the largest exponent is measured.
 *
 * @throws RangeError for a flow that neither has a period nor is given a `time`, and for delays that vary.
 */
export function measureSystem(system: System | DdeSystem, options: MeasureOptions = {}): Measured {
  if (system.kind === 'dde') return measureDelay(system, options)
  const { found, integrator, stiff } = spectrumOf(system, options)
  const { exponents, standardErrors, meanDivergence, kaplanYorke, time, transient, start, method, status } = found
  const attractor = attractorOf(system, found, integrator)
  const period = periodOf(system, integrator)
  return {
    spectrum: exponents,
    standardError: standardErrors,
    meanDivergence,
    ...(kaplanYorke !== undefined && { kaplanYorke }),
    chaotic: isChaotic(system, found),
    ...(period !== undefined && { period }),
    ...attractorBox(attractor),
    start,
    time,
    transient,
    method: stiff ? `${method}, rodas5p` : method,
    status,
  }
}

/** By the first way that comes to the end, else the last; each takes longer steps than the one before. */
function spectrumOf(system: System, { explicitOnly = false, ...options }: MeasureOptions): Found {
  const { dim, kind, period } = system
  const small = dim <= LARGE.dim
  const explicit = dop853({ maxSteps: EXPLICIT_STEPS })
  const time = !small && kind === 'ode' && period !== undefined ? { time: LARGE.periods * period } : {}
  const first = { ...time, ...options, integrator: explicit, ...(!small && { count: LARGE.exponents }) }
  const found = lyapunovSpectrum(system, first)
  if (explicitOnly || kind !== 'ode' || !isOutOfSteps(found)) return { found, integrator: explicit, stiff: false }
  // No method can follow the strongest contraction in long steps.
  const others = small && dim > 1 ? { lastFromVolume: true } : {}
  if (others.lastFromVolume) {
    const second = lyapunovSpectrum(system, { ...first, ...others })
    if (!isOutOfSteps(second)) return { found: second, integrator: explicit, stiff: false }
  }
  const integrator = rodas5p({ maxSteps: STIFF_STEPS })
  const stiffTime = period === undefined ? {} : { time: STIFF_PERIODS * period }
  const third = lyapunovSpectrum(system, { ...first, ...stiffTime, ...options, integrator, ...others })
  return { found: third, integrator, stiff: true }
}

interface Found {
  readonly found: LyapunovSpectrum
  readonly integrator: Integrator
  readonly stiff: boolean
}

function isOutOfSteps({ status }: LyapunovSpectrum): boolean {
  return status === 'max-steps' || status === 'step-underflow'
}

/** Positive beyond its own error, what the sum misses the divergence by, and what slow convergence could feign. */
function isChaotic(system: System, { exponents, standardErrors, meanDivergence }: LyapunovSpectrum): boolean {
  const sum = exponents.reduce((a, b) => a + b, 0)
  const missed = exponents.length === system.dim && Number.isFinite(sum) ? Math.abs(sum - meanDivergence) : 0
  return exponents[0] > Math.max(3 * standardErrors[0] + missed, leastGrowth(system))
}

/** States past the transient. */
function attractorOf(system: System, { transient, start }: LyapunovSpectrum, integrator: Integrator): Trajectory {
  if (system.kind === 'map') {
    const skipped = Math.round(transient / (system.dt ?? 1))
    return beyond(iterate(system, start, skipped + SAMPLES), skipped)
  }
  const dt = (system.period ?? transient / 100) / SAMPLES_PER_PERIOD
  const settled = integrate(system, start, [0, transient], integrator)
  const { times } = settled
  if (settled.status !== 'complete') return settled
  return integrate(system, stateAt(settled, -1), timeGrid(times[1], dt, SAMPLES), integrator)
}

function beyond(orbit: Trajectory, skipped: number): Trajectory {
  return orbit.times.length > skipped ? slice(orbit, skipped) : orbit
}

/** Time between maxima of the first variable; undefined for maps and where nothing oscillates. */
function periodOf(system: System, integrator: Integrator): number | undefined {
  if (system.kind === 'map') return undefined
  const { period } = dominantPeriod(system, { integrator })
  return Number.isFinite(period) ? period : undefined
}
