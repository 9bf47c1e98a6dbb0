import { integrateDde } from '../integrate/dde/integrate-dde.ts'
import type { Measured } from '../system/measured.ts'
import type { DdeSystem } from '../system/system.ts'
import { slice, type Trajectory, timeGrid } from '../trajectory.ts'
import { attractorBox } from './attractor-box.ts'
import { dominantPeriod } from './dominant-period.ts'
import { largestDelayExponent } from './lyapunov/largest-delay-exponent.ts'
import { leastGrowth, type MeasureOptions, SAMPLES, SAMPLES_PER_PERIOD } from './measure-options.ts'

/**
 * The largest of a delay equation's infinitely many exponents, and the period and extent of the attractor that its own
 * past leads to.
 *
 * @throws RangeError for lags that vary, a system without Jacobian, and one that neither has a period nor is given a
 *   `time`.
 */
export function measureDelay(system: DdeSystem, options: Pick<MeasureOptions, 'time' | 'transient'> = {}): Measured {
  const { exponent, standardError, time, transient, status } = largestDelayExponent(system, options)
  const attractor = attractorOf(system, transient)
  const { period } = dominantPeriod(attractor)
  return {
    spectrum: [exponent],
    standardError: [standardError],
    chaotic: exponent > Math.max(3 * standardError, leastGrowth(system)),
    ...(Number.isFinite(period) && { period }),
    ...attractorBox(attractor),
    start: system.initialState,
    time,
    transient,
    method: 'linearization along the solution, largest exponent only',
    status,
  }
}

/** Values past the transient, or all where the solution ends before. */
function attractorOf(system: DdeSystem, transient: number): Trajectory {
  const { history, initialState, period = transient / 100 } = system
  const grid = timeGrid(transient, period / SAMPLES_PER_PERIOD, SAMPLES)
  const times = transient > 0 ? Float64Array.of(0, ...grid) : grid
  const orbit = integrateDde(system, history ?? initialState, times)
  const first = times.length - grid.length
  return orbit.times.length > first ? slice(orbit, first) : orbit
}
