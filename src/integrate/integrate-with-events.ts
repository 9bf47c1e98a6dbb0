import type { OdeSystem } from '../system/system.ts'
import type { Statistics, Trajectory } from '../trajectory.ts'
import { type EventDefinition, type Halt, watchEvents } from './events.ts'
import type { Integrator } from './integrator.ts'
import { noCounts } from './stepper.ts'
import { toTrajectory } from './to-trajectory.ts'

const MOST_RESTARTS = 100_000
/** Restarts closer than this fraction of the whole time accumulate, as the impacts of a ball on its way to rest do. */
const LEAST_INTERVAL = 1e-10

/** Integrates piece by piece, from one restarting event to the next. */
export function integrateWithEvents(
  system: OdeSystem,
  y0: Float64Array,
  times: Float64Array,
  integrator: Integrator,
  definitions: readonly EventDefinition[],
): Trajectory {
  const { dim } = system
  const events = watchEvents(definitions, dim)
  const states = new Float64Array(times.length * dim)
  states.set(y0)
  const statistics = noCounts()
  const leastInterval = LEAST_INTERVAL * Math.abs(times[times.length - 1] - times[0])
  let filled = 1
  let piece = { system, start: y0, time: times[0] }
  const finish = (
    stop?: Pick<Trajectory, 'message'> & { readonly status: Exclude<Trajectory['status'], 'complete'> },
  ) => ({
    ...toTrajectory(system, times, states, filled, stop && { message: '', ...stop }),
    events: events.found,
    statistics,
  })
  for (let restarts = 0; filled < times.length; restarts++) {
    events.begin(piece.time, piece.start)
    const grid = times.slice(filled - 1)
    grid[0] = piece.time
    const part = integrator(piece.system, piece.start, grid, events.watch)
    states.set(part.states.subarray(dim), filled * dim)
    filled += part.times.length - 1
    if (part.statistics) add(statistics, part.statistics)
    if (part.status === 'complete') return finish()
    if (part.status !== 'event') return finish({ status: part.status, message: part.message ?? '' })
    const halt = events.halt()
    if (halt.definition.terminal) return finish({ status: 'event', ...events.outcome('integrate', system) })
    const stuck = restarts === MOST_RESTARTS || Math.abs(halt.time - piece.time) <= leastInterval
    if (stuck)
      return finish({
        status: 'max-steps',
        message: `integrate: ${system.name}: events accumulate at t = ${halt.time}`,
      })
    piece = restart(piece.system, halt)
  }
  return finish()
}

/** Where and with which system the next piece begins. */
function restart(
  system: OdeSystem,
  { definition, time, state }: Halt,
): { system: OdeSystem; start: Float64Array; time: number } {
  const start = state.slice()
  const changed = typeof definition.restart === 'function' ? definition.restart(time, start) : undefined
  const wrong = start.findIndex((value) => !Number.isFinite(value))
  if (wrong >= 0) throw new RangeError(`integrate: the restart at t = ${time} made y[${wrong}] ${start[wrong]}`)
  if (changed && changed.dim !== system.dim)
    throw new RangeError(`integrate: the restart at t = ${time} gave a system of dim ${changed.dim}, not ${system.dim}`)
  return { system: changed ?? system, start, time }
}

function add(sum: { -readonly [Key in keyof Statistics]: number }, part: Statistics): void {
  for (const key of Object.keys(sum) as (keyof Statistics)[]) sum[key] += part[key]
}
