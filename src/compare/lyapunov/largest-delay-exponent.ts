import { integrateDde } from '../../integrate/dde/integrate-dde.ts'
import { blockError } from '../../math/block-error.ts'
import { mean } from '../../math/statistics.ts'
import type { DdeSystem, History } from '../../system/system.ts'
import type { Status } from '../../trajectory.ts'
import { timeGrid } from '../../trajectory.ts'
import { shiftedTangent } from './shifted-tangent.ts'

export interface DelayExponentOptions {
  /** Time to average over; default 1000 of the system's periods. */
  readonly time?: number
  /** Time to let pass first; default a tenth of `time`. */
  readonly transient?: number
  readonly relativeTolerance?: number
}

/** Natural logarithms per unit time. Plain data. */
export interface DelayExponent {
  readonly exponent: number
  /** From averages over blocks of time. */
  readonly standardError: number
  readonly time: number
  readonly transient: number
  readonly status: Status
  readonly message?: string
}

const BLOCKS = 240
const SAMPLES_PER_BLOCK = 20
/** The share of the time after which the growth is known well enough to be divided out. */
const FIRST_LOOK = 1 / 20

/**
 * The largest Lyapunov exponent of a delay differential equation with constant lags: the mean growth rate of its
 * linearization along the solution. A first, short run tells how fast that grows. In the second this growth is divided
 * out, and what fluctuates about it as well, so that the tangent vector stays of order one however long it runs.
 *
 * Source: J. D. Farmer, Physica D 4, 366–393 (1982).
 *
 * @throws RangeError for lags that vary, a system without Jacobian, and times out of range.
 */
export function largestDelayExponent(system: DdeSystem, options: DelayExponentOptions = {}): DelayExponent {
  const { name, period, constantDelays, jacobian } = system
  const { time = period && 1000 * period, transient = (time ?? 0) / 10, relativeTolerance = 1e-8 } = options
  if (time === undefined || !(time > 0 && Number.isFinite(time)))
    throw new RangeError(`largestDelayExponent: ${name}: give a time, positive and finite, got ${time}`)
  if (!(transient >= 0 && Number.isFinite(transient)))
    throw new RangeError(`largestDelayExponent: ${name}: transient must be finite and not negative, got ${transient}`)
  if (!constantDelays || !jacobian)
    throw new RangeError(`largestDelayExponent: ${name} needs constant lags and a Jacobian`)
  const look = growth(system, 0, FIRST_LOOK * time, FIRST_LOOK * transient, relativeTolerance)
  const shift = Number.isFinite(mean(look.rates)) ? mean(look.rates) : 0
  const { rates, status, message } = growth(system, shift, time, transient, relativeTolerance)
  return {
    exponent: mean(rates),
    standardError: blockError(rates),
    time: (time * rates.length) / (BLOCKS - 1),
    transient,
    status,
    ...(message !== undefined && { message }),
  }
}

interface Growth {
  /** Growth rates from each block to the next; empty where not even two were reached. */
  readonly rates: Float64Array
  readonly status: Status
  readonly message?: string
}

function growth(system: DdeSystem, shift: number, time: number, transient: number, relativeTolerance: number): Growth {
  const { dim } = system
  const tangent = shiftedTangent(system, shift)
  const dt = time / (BLOCKS * SAMPLES_PER_BLOCK)
  const grid = timeGrid(transient, dt, BLOCKS * SAMPLES_PER_BLOCK - 1)
  const times = transient > 0 ? Float64Array.of(0, ...grid) : grid
  const { states, status, message } = integrateDde(tangent, historyOf(system), times, { relativeTolerance })
  const first = times.length - grid.length
  const size = 2 * dim + 1
  const rows = states.length / size - first
  const logs = Float64Array.from({ length: Math.floor(rows / SAMPLES_PER_BLOCK) }, (_, block) => {
    const start = size * (first + block * SAMPLES_PER_BLOCK)
    const taken = states[start + 2 * dim]
    let squares = 0
    for (let k = 0; k < SAMPLES_PER_BLOCK; k++) {
      const at = start + size * k
      const factor = Math.exp(2 * (states[at + 2 * dim] - taken))
      for (let i = dim; i < 2 * dim; i++) squares += factor * states[at + i] ** 2
    }
    return taken + Math.log(squares) / 2
  })
  const rates = Float64Array.from({ length: Math.max(0, logs.length - 1) }, (_, block) => {
    return shift + (logs[block + 1] - logs[block]) / (SAMPLES_PER_BLOCK * dt)
  })
  return { rates, status, ...(message !== undefined && { message }) }
}

/** The system's own past, a tangent vector that has been one and nothing taken out of it. */
function historyOf({ dim, history, initialState }: DdeSystem): History {
  return (t, out) => {
    if (history) history(t, out.subarray(0, dim))
    else for (let i = 0; i < dim; i++) out[i] = initialState[i]
    out.fill(1, dim, 2 * dim)
    out[2 * dim] = 0
  }
}
