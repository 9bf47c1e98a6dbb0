import type { System } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import type { FoundSystem, SystemOptions } from './find-system.ts'
import { simulate } from './simulate.ts'
import { usageError } from './usage-error.ts'

export interface ComparisonOptions extends SystemOptions {
  readonly starts?: number
  /** Samples ahead. */
  readonly horizon?: number
  /** Of the truth, where it is a system. */
  readonly dt?: number
  readonly to?: number
  readonly transient?: number
  readonly threshold?: number
  /** Largest Lyapunov exponent of the truth. */
  readonly lyapunov?: number
  /** Whether the long run is compared. */
  readonly climate?: boolean
}

export interface Plan {
  readonly dt: number | undefined
  readonly starts: number
  readonly horizon: number
  /** Time that the truth goes on for. */
  readonly span: number
  readonly transient: number
}

/** In Lyapunov times, or periods. */
const HORIZON = 20
const BETWEEN_STARTS = 3
/** Samples where neither exponent nor period says how long is long. */
const FEW = 500
const MOST_SAMPLES = 200_000

/** How long forecasts are, and how far apart they start. */
export function planFor(
  model: System,
  truth: FoundSystem,
  exponent: number | undefined,
  options: ComparisonOptions,
): Plan {
  const { starts = 20 } = options
  const dt = intervalFor(model, truth, options)
  const turn = exponent === undefined ? (truth.system.period ?? (FEW * dt) / HORIZON) : 1 / exponent
  const horizon = options.horizon ?? Math.max(10, Math.round((HORIZON * turn) / dt))
  const wanted = Math.max(2 * horizon, Math.round((starts * BETWEEN_STARTS * turn) / dt) + horizon)
  const samples = Math.max(Math.min(wanted, MOST_SAMPLES), horizon + starts)
  return {
    dt: truth.system.kind === 'map' ? undefined : dt,
    starts,
    horizon,
    span: options.to ?? samples * dt,
    transient: options.transient ?? 20 * turn,
  }
}

function intervalFor(model: System, { system, id }: FoundSystem, { dt }: ComparisonOptions): number {
  if (system.kind === 'map') return system.dt ?? 1
  if (dt !== undefined) return dt
  if (model.kind === 'map') {
    if (model.dt !== undefined) return model.dt
    throw usageError(`${model.name} is a map without a time step, ${id} a flow; they cannot be compared`)
  }
  if (system.period !== undefined) return Number((system.period / 100).toPrecision(1))
  throw usageError(`say at which interval the two are compared: --dt 0.01`)
}

/** Far tighter than any model, so that errors are the model's. */
const TRUTH = { rtol: 1e-12 }

/** The truth over the span of a plan. */
export function truthFrom(
  truth: FoundSystem,
  { dt, span, transient }: Pick<Plan, 'dt' | 'span' | 'transient'>,
): Trajectory {
  const accuracy = truth.system.kind === 'ode' || truth.system.kind === 'dde' ? TRUTH : {}
  const [record] = simulate(truth, { ...(dt !== undefined && { dt }), to: span, transient, ...accuracy })
  if (record!.status !== 'complete') throw new RangeError(`the truth ended early: ${record!.message}`)
  return record!
}
