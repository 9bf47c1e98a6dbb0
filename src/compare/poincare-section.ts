import type { EventDefinition } from '../integrate/events.ts'
import { dop853 } from '../integrate/explicit/dop853.ts'
import { integrate } from '../integrate/integrate.ts'
import type { Integrator } from '../integrate/integrator.ts'
import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'

/** Where a variable has a value, where it is largest or smallest for the moment, or where a function is zero. */
export type Section =
  | { readonly variable: string; readonly value: number }
  | { readonly maximum: string }
  | { readonly minimum: string }
  | ((t: number, y: Float64Array) => number)

export interface PoincareOptions {
  readonly section: Section
  /** Which crossings of a value or of zero count; default 'rising'. */
  readonly direction?: 'rising' | 'falling' | 'both'
  /** Time to integrate for. */
  readonly duration: number
  /** Time to let pass first; default 0. */
  readonly transient?: number
  /** Default `dop853()`. */
  readonly integrator?: Integrator
}

/**
 * The states in which a trajectory crosses a section, one after another: a trajectory whose rows are the crossings.
 * Its status is that of the integration.
 *
 * @param y0 State at time 0; shape [dim].
 * @throws RangeError for a variable that the system does not have, and for times that are not positive.
 */
export function poincareSection(system: OdeSystem, y0: ArrayLike<number>, options: PoincareOptions): Trajectory {
  const { section, duration, transient = 0, integrator = dop853() } = options
  if (!(duration > 0 && Number.isFinite(duration)))
    throw new RangeError(`poincareSection: duration must be positive and finite, got ${duration}`)
  if (!(transient >= 0 && Number.isFinite(transient)))
    throw new RangeError(`poincareSection: transient must be finite and not negative, got ${transient}`)
  const events = [eventOf(system, section, options.direction)]
  const end = transient + duration
  const { status, message, statistics, events: found = [] } = integrate(system, y0, [0, end], integrator, { events })
  const crossings = found.filter(({ time }) => time >= transient)
  const states = new Float64Array(crossings.length * system.dim)
  for (const [i, { state }] of crossings.entries()) states.set(state, i * system.dim)
  return {
    dim: system.dim,
    variables: system.variables,
    times: Float64Array.from(crossings, ({ time }) => time),
    states,
    status,
    ...(message !== undefined && { message }),
    ...(statistics && { statistics }),
  }
}

function eventOf(
  system: OdeSystem,
  section: Section,
  direction: PoincareOptions['direction'] = 'rising',
): EventDefinition {
  if (typeof section === 'function') return { when: section, direction }
  if ('maximum' in section) return { when: slopeOf(system, section.maximum), direction: 'falling' }
  if ('minimum' in section) return { when: slopeOf(system, section.minimum), direction: 'rising' }
  const { variable, value } = section
  const index = indexOf(system, variable)
  if (!Number.isFinite(value)) throw new RangeError(`poincareSection: value must be finite, got ${value}`)
  return { when: (_t, y) => y[index] - value, direction }
}

function slopeOf(system: OdeSystem, variable: string): EventDefinition['when'] {
  const index = indexOf(system, variable)
  const slope = new Float64Array(system.dim)
  return (t, y) => {
    system.field(t, y, slope)
    return slope[index]
  }
}

function indexOf({ name, variables }: OdeSystem, variable: string): number {
  const index = variables.indexOf(variable)
  if (index < 0)
    throw new RangeError(`poincareSection: ${name} has no variable '${variable}', only ${variables.join(', ')}`)
  return index
}
