import { type Variable, variableIndex } from '../dataset/variable-index.ts'
import { dop853 } from '../integrate/explicit/dop853.ts'
import type { Integrator } from '../integrate/integrator.ts'
import { iterate } from '../integrate/iterate.ts'
import type { MapSystem, OdeSystem, System } from '../system/system.ts'
import { component, type Status, slice, stateAt, type Trajectory } from '../trajectory.ts'
import { poincareSection, type Section } from './poincare-section.ts'
import { repetition } from './repetition.ts'

export interface AttractorOptions {
  /** Which variable to sample, by name or index; default 0. */
  readonly variable?: Variable
  /** Default the system's own initial state. */
  readonly y0?: ArrayLike<number>
  /** Applications of a map, or time of a flow, to let pass first; default 1000. */
  readonly transient?: number
  /** Applications of a map, or time of a flow, to sample after that; default 200. */
  readonly duration?: number
  /** Of a flow: where to sample; default the maxima of the variable. */
  readonly section?: Section
  /** Default 'rising'; see `poincareSection`. */
  readonly direction?: 'rising' | 'falling' | 'both'
  /** Default `dop853()`. */
  readonly integrator?: Integrator
  /** Samples that differ by less than this fraction of their largest size are the same one; default 1e-6. */
  readonly tolerance?: number
}

/** What a system does after its transient. */
export interface AttractorSamples {
  /** The variable at every application of a map, or at every passage through a flow's section. */
  readonly samples: Float64Array
  /** Samples in one period; 0 where they do not repeat, or do not fit in twice. */
  readonly period: number
  /** Other than 'complete' for an orbit that broke off; it has no samples. */
  readonly status: Status
  /** The last state sampled, from which a neighboring parameter value can go on; y0 where there is none. */
  readonly last: Float64Array
}

export interface BifurcationOptions extends AttractorOptions {
  readonly parameter: string
  /** Values of the parameter, in the order in which they are visited. */
  readonly values: ArrayLike<number>
  /**
   * 'fixed' (the default): every value starts from y0. 'follow': each starts where the one before it ended, which stays on
   * one branch and shows hysteresis when run both ways.
   */
  readonly start?: 'fixed' | 'follow'
}

/** The attractor at each value of a parameter. Plain data. */
export interface BifurcationDiagram {
  readonly parameter: string
  readonly values: Float64Array
  readonly variable: string
  /** For each value, its samples; empty where the orbit broke off. */
  readonly samples: readonly Float64Array[]
  /** For each value, samples in one period; 0 where they do not repeat. */
  readonly periods: readonly number[]
  readonly status: readonly Status[]
  readonly start: 'fixed' | 'follow'
  readonly transient: number
  readonly duration: number
  readonly tolerance: number
}

/**
 * Samples of the attractor over a parameter.
 *
 * @throws RangeError for a parameter or variable that the system does not have, and for options out of range.
 */
export function bifurcationDiagram(system: System, options: BifurcationOptions): BifurcationDiagram {
  const { parameter, start = 'fixed', transient = 1000, duration = 200, tolerance = 1e-6 } = options
  if (start !== 'fixed' && start !== 'follow')
    throw new RangeError(`bifurcationDiagram: start must be 'fixed' or 'follow', got '${start}'`)
  const index = variableIndex('bifurcationDiagram', system, options.variable ?? 0)
  const values = Float64Array.from(options.values)
  let y0: ArrayLike<number> = options.y0 ?? system.initialState
  const results: AttractorSamples[] = []
  for (const value of values) {
    const result = attractorSamples(system.with({ [parameter]: value }), { ...options, y0 })
    if (start === 'follow') y0 = result.last
    results.push(result)
  }
  return {
    parameter,
    values,
    variable: system.variables[index],
    samples: results.map(({ samples }) => samples),
    periods: results.map(({ period }) => period),
    status: results.map(({ status }) => status),
    start,
    transient,
    duration,
    tolerance,
  }
}

/**
 * Samples of the attractor that y0 goes to.
 *
 * @throws RangeError for options out of range.
 */
export function attractorSamples(system: System, options: AttractorOptions = {}): AttractorSamples {
  const { tolerance = 1e-6, y0 = system.initialState } = options
  if (!(tolerance > 0)) throw new RangeError(`attractorSamples: tolerance must be positive, got ${tolerance}`)
  const index = variableIndex('attractorSamples', system, options.variable ?? 0)
  const points = system.kind === 'map' ? orbitAfter(system, y0, options) : passages(system, y0, index, options)
  const { status } = points
  if (status !== 'complete') return { samples: new Float64Array(0), period: 0, status, last: Float64Array.from(y0) }
  const samples = component(points, index)
  const size = samples.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  const last = samples.length > 0 ? stateAt(points, -1).slice() : Float64Array.from(y0)
  // On the way to 0 no fraction of the size is small enough; what is next to nothing is equal.
  return { samples, period: repetition(samples, tolerance * size + 1e-12), status, last }
}

function orbitAfter(system: MapSystem, y0: ArrayLike<number>, options: AttractorOptions): Trajectory {
  const { transient = 1000, duration = 200 } = options
  if (!(Number.isInteger(transient) && transient >= 0 && Number.isInteger(duration) && duration >= 1))
    throw new RangeError(
      `attractorSamples: transient and duration of a map must be whole numbers, got ${transient} and ${duration}`,
    )
  const orbit = iterate(system, y0, transient + duration)
  return orbit.status === 'complete' ? slice(orbit, transient + 1) : orbit
}

function passages(system: OdeSystem, y0: ArrayLike<number>, index: number, options: AttractorOptions): Trajectory {
  const { transient = 1000, duration = 200, integrator = dop853(), direction = 'rising' } = options
  const section = options.section ?? { maximum: system.variables[index] }
  return poincareSection(system, y0, { section, direction, transient, duration, integrator })
}
