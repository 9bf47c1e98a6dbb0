import { root } from '../math/root.ts'
import type { OdeSystem } from '../system/system.ts'
import type { Occurrence } from '../trajectory.ts'
import type { Watch } from './stepper.ts'

/** Something that happens where a function of time and state crosses zero. */
export interface EventDefinition {
  /** What its occurrences are called; default its position in the list. */
  readonly name?: string
  /** Crosses zero at the event. Must not keep y or write to it. */
  readonly when: (t: number, y: Float64Array) => number
  /** Which crossings count, in the direction of integration; default 'both'. */
  readonly direction?: 'rising' | 'falling' | 'both'
  /** Whether the trajectory ends there, with status 'event'. */
  readonly terminal?: boolean
  /**
   * Whether the integration starts anew there, for a field that has a kink or a jump at the event. A function may write
   * the state after the event into y, as for an impact, and return another system of the same dim to go on with.
   */
  readonly restart?: boolean | ((t: number, y: Float64Array) => OdeSystem | undefined)
}

/** An event at which the integration stops, for good or to start anew. */
export interface Halt {
  readonly definition: EventDefinition
  readonly time: number
  readonly state: Float64Array
}

export interface EventWatch {
  readonly watch: Watch
  /** All that was met, in order. */
  readonly found: Occurrence[]
  /** Why the watch said stop the last time it did. */
  halt(): Halt
  /** What was met, and the message of a trajectory that ended at a terminal event. */
  outcome(
    caller: string,
    system: { readonly name: string },
  ): { readonly events: Occurrence[]; readonly message?: string }
  /** The integration starts (anew) from here. */
  begin(t: number, y: Float64Array): void
}

/** Samples inside a step: two crossings of one function in a step are seen unless they are closer than this. */
const SAMPLES = 10
/** Looks soon after a start at which a function is zero, in fractions of the step: a ball leaves the floor slowly. */
const EARLY = [1e-12, 1e-9, 1e-6, 1e-3]

/** @throws TypeError for a `when` that is not a function, RangeError for an unknown direction. */
export function watchEvents(definitions: readonly EventDefinition[], dim: number): EventWatch {
  definitions.forEach(check)
  const found: Occurrence[] = []
  const signs = new Int8Array(definitions.length)
  const state = new Float64Array(dim)
  let halt: Halt | undefined
  let fired: EventDefinition | undefined

  const watch: Watch = (from, to, at) => {
    const times = sampleTimes(from, to, signs.includes(0))
    const states = times.map((t) => stateAtTime(at, t, dim))
    const crossings = definitions.flatMap((definition, k) => {
      const value = (t: number): number => {
        at(t, state)
        return definition.when(t, state)
      }
      const values = states.map((y, i) => definition.when(times[i], y))
      const samples = withExtrema(
        times.map((time, i) => ({ time, value: values[i] })),
        value,
      )
      const crossings = findCrossings(signs[k] === 0 ? samples.slice(1) : samples, signs[k], value)
      return crossings.map((crossing) => ({ ...crossing, k, definition }))
    })
    crossings.sort((a, b) => (to - from) * (a.time - b.time))
    for (const { time, rises, k, definition } of crossings) {
      if (!counts(definition, rises)) continue
      const occurrence = { event: definition.name ?? String(k), time, state: stateAtTime(at, time, dim) }
      found.push(occurrence)
      if (!definition.terminal && !definition.restart) continue
      halt = { definition, time, state: occurrence.state }
      fired = definition
      return time
    }
    for (const [k, { when }] of definitions.entries()) {
      const value = when(to, states[states.length - 1])
      if (!Number.isNaN(value)) signs[k] = Math.sign(value)
    }
    return undefined
  }
  return {
    watch,
    found,
    halt() {
      if (!halt) throw new Error('watchEvents: no event has stopped the integration')
      return halt
    },
    outcome(caller, { name }) {
      if (!halt?.definition.terminal) return { events: found }
      const { event, time } = found[found.length - 1]
      return { events: found, message: `${caller}: ${name} met the terminal event ${event} at t = ${time}` }
    },
    begin(t, y) {
      for (const [k, definition] of definitions.entries())
        signs[k] = definition === fired ? 0 : Math.sign(definition.when(t, y)) || 0
      fired = undefined
    },
  }
}

function check({ when, direction = 'both' }: EventDefinition, k: number): void {
  if (typeof when !== 'function') throw new TypeError(`integrate: events[${k}].when must be a function, got ${when}`)
  if (!['rising', 'falling', 'both'].includes(direction))
    throw new RangeError(`integrate: events[${k}].direction must be 'rising', 'falling' or 'both', got '${direction}'`)
}

function counts({ direction = 'both' }: EventDefinition, rises: boolean): boolean {
  return direction === 'both' || (direction === 'rising') === rises
}

function sampleTimes(from: number, to: number, early: boolean): number[] {
  const fractions = [...(early ? EARLY : []), ...Array.from({ length: SAMPLES - 1 }, (_, i) => (i + 1) / SAMPLES)]
  return [from, ...fractions.map((fraction) => from + fraction * (to - from)), to]
}

function stateAtTime(at: (t: number, out: Float64Array) => void, t: number, dim: number): Float64Array {
  const y = new Float64Array(dim)
  at(t, y)
  return y
}

interface Sample {
  readonly time: number
  readonly value: number
}

/** Adds the vertex of the parabola through three samples that dip towards zero without reaching it. */
function withExtrema(samples: readonly Sample[], value: (t: number) => number): Sample[] {
  return samples.flatMap((sample, i) => {
    const [before, after] = [samples[i - 1], samples[i + 1]]
    if (!before || !after || !dips(before.value, sample.value, after.value)) return [sample]
    const slopes = [
      (sample.value - before.value) / (sample.time - before.time),
      (after.value - sample.value) / (after.time - sample.time),
    ]
    const middle = (before.time + sample.time) / 2
    const share = slopes[0] / (slopes[0] - slopes[1])
    const time = middle + (share * (after.time - before.time)) / 2
    if (!Number.isFinite(time) || time === sample.time) return [sample]
    const vertex = { time, value: value(time) }
    return (time - sample.time) * (after.time - before.time) < 0 ? [vertex, sample] : [sample, vertex]
  })
}

function dips(before: number, value: number, after: number): boolean {
  if (Math.sign(before) !== Math.sign(value) || Math.sign(after) !== Math.sign(value)) return false
  return Math.abs(value) <= Math.abs(before) && Math.abs(value) <= Math.abs(after)
}

interface Crossing {
  readonly time: number
  readonly rises: boolean
}

/** Sign changes from `signBefore`, 0 where it is unknown; a sample that is zero counts as one. */
function findCrossings(samples: readonly Sample[], signBefore: number, value: (t: number) => number): Crossing[] {
  const crossings: Crossing[] = []
  let sign = signBefore
  let last: Sample | undefined
  for (const sample of samples) {
    const here = Math.sign(sample.value)
    if (Number.isNaN(here)) continue
    if (sign !== 0 && here !== sign) {
      const opposite = last && Math.sign(last.value) === -here
      const time = opposite ? root(value, last!.time, sample.time, last!.value, sample.value) : sample.time
      crossings.push({ time, rises: sign < 0 })
    }
    sign = here
    last = sample
  }
  return crossings
}
