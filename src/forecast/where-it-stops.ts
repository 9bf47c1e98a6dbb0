import { type Box, firstOutside, grownBox } from '../math/box.ts'
import { type Status, stateAt } from '../trajectory.ts'
import type { Continuation } from './continuation.ts'
import type { Support } from './support.ts'

/** Why a forecast ends: 'horizon' is as far as was asked for. */
export type StopReason = 'horizon' | 'left the training region' | 'far from the data' | 'diverged' | 'stiff' | 'aborted'

export interface Stopped {
  readonly reason: StopReason
  /** Of the first sample that is not given; at the horizon of the last one that is. */
  readonly time: number
  readonly message: string
}

export interface Guards {
  readonly region?: Box | undefined
  /** Part of its width by which the region may be left on every side. */
  readonly margin: number
  readonly support?: Support | undefined
  /** Multiples of the support's limit that count as far. */
  readonly farthest: number
}

/** An integrator that stops early has found the field stiff, or rough: its steps became too many or too short. */
const reasons: Readonly<Record<Status, StopReason>> = {
  complete: 'horizon',
  event: 'aborted',
  diverged: 'diverged',
  'left-region': 'left the training region',
  'max-steps': 'stiff',
  'step-underflow': 'stiff',
  aborted: 'aborted',
}

/** However dense the data, a state this close to them is not far, in standard deviations of each variable. */
const CLOSE = 0.1

/** How many samples are given, and why no more. */
export function whereItStops(
  name: string,
  { states, from, interval }: Continuation,
  distance: Float64Array | undefined,
  { region, margin, support, farthest }: Guards,
): { readonly count: number; readonly stopped: Stopped } {
  const box = region && grownBox(region, margin)
  const far = support && farthest * Math.max(support.limit, CLOSE * Math.sqrt(support.scale.length))
  const n = states.times.length
  const stop = (count: number, reason: StopReason, what: string) => {
    const time = states.times[count]
    return { count, stopped: { reason, time, message: `forecast: ${name} ${what} at t = ${time}` } }
  }
  for (let i = 0; i < n; i++) {
    const outside = box ? firstOutside(box, stateAt(states, i)) : -1
    if (outside >= 0)
      return stop(i, 'left the training region', `left the training region in ${nameOf(states.variables, outside)}`)
    if (far !== undefined && distance && distance[i] > far)
      return stop(
        i,
        'far from the data',
        `is ${(distance[i] / support!.usual).toPrecision(3)} usual distances from the data`,
      )
  }
  const time = from + (states.status === 'complete' ? n : n + 1) * interval
  const message = states.message ?? `forecast: ${name} reached the horizon at t = ${time}`
  return { count: n, stopped: { reason: reasons[states.status], time, message } }
}

function nameOf(variables: readonly string[] | undefined, j: number): string {
  return variables?.[j] ?? `variable ${j}`
}
