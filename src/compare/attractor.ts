import { integrate } from '../integrate/integrate.ts'
import type { Integrator } from '../integrate/integrator.ts'
import type { OdeSystem, System } from '../system/system.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../trajectory.ts'
import { dominantPeriod } from './dominant-period.ts'
import { newton, residualOf } from './linearization.ts'
import { repetition } from './repetition.ts'
import { type Stability, stabilityAt } from './stability.ts'

/** What starts settle on. Plain data. */
export interface Attractor {
  /** 'other': neither rest nor a cycle as far as seen: chaos, a torus, or a transient longer than the time given. */
  readonly kind: 'fixed point' | 'cycle' | 'other'
  /** Shape [n, dim]: the fixed point; one period of the cycle; for 'other' the states last seen. */
  readonly points: Float64Array
  readonly dim: number
  /** Whether neighboring points are joined by a flow. */
  readonly joined: boolean
  /** Of a cycle: its period, in units of time (applications of a map). */
  readonly period?: number
  /** Of a fixed point: what the linear terms say. */
  readonly stability?: Stability['stability']
}

/** Points along one period of a flow's cycle; their chords miss a circle of radius 1 by 1.2e-4. */
const CYCLE_POINTS = 200

const ROUGHLY = 0.05

/**
 * What a path has settled on; undefined where it has not yet and is not the last word.
 *
 * @param settings `variable`: whose maxima show a cycle. `last`: whether to take the path for an attractor anyway.
 */
export function identify(
  system: System,
  path: Trajectory,
  settings: {
    readonly tolerance: number
    readonly variable: number
    readonly last: boolean
    readonly integrator: Integrator
  },
): Attractor | undefined {
  const { tolerance, last } = settings
  const { dim } = path
  const tail = slice(path, path.times.length >> 1)
  const point = fixedPointUnder(system, tail, tolerance, last)
  if (point) return point
  const cycle = system.kind === 'ode' ? flowCycle(system, path, tail, settings) : mapCycle(tail, tolerance)
  if (cycle) return cycle
  return last ? { kind: 'other', points: tail.states.slice(), dim, joined: system.kind === 'ode' } : undefined
}

/** Whether the states have stayed with the attractor: all of them, of one of kind 'other' half. */
export function stays(tail: Trajectory, attractor: Attractor, tolerance: number): boolean {
  const n = tail.times.length
  const needed = attractor.kind === 'other' ? n / 2 : n
  let near = 0
  for (let i = n - 1; i >= 0 && near < needed && near + i + 1 >= needed; i--)
    if (isNear(attractor, stateAt(tail, i), tolerance)) near++
  return near >= needed
}

/** A path may linger at an unstable point; only one that never leaves it has it for an attractor. */
function fixedPointUnder(system: System, tail: Trajectory, tolerance: number, last: boolean): Attractor | undefined {
  const { dim } = system
  const end = stateAt(tail, -1)
  if (!stays(tail, { kind: 'fixed point', points: end, dim, joined: false }, tolerance)) return undefined
  const residual = residualOf(system)
  const state = newton(system, residual, end, tolerance)
  if (!state) return undefined
  const { stability } = stabilityAt(system, residual, state, tolerance)
  const attractor: Attractor = { kind: 'fixed point', points: state, dim, joined: false, stability }
  const leaves = stability === 'unstable' || stability === 'saddle'
  return stays(tail, attractor, tolerance) && (last || !leaves) ? attractor : undefined
}

function mapCycle(tail: Trajectory, tolerance: number): Attractor | undefined {
  const { dim, states } = tail
  const period = repetition(states, tolerance / 10, dim)
  return period > 0
    ? { kind: 'cycle', points: states.slice(states.length - period * dim), dim, joined: false, period }
    : undefined
}

function flowCycle(
  system: OdeSystem,
  path: Trajectory,
  tail: Trajectory,
  {
    variable,
    last,
    integrator,
  }: { readonly variable: number; readonly last: boolean; readonly integrator: Integrator },
): Attractor | undefined {
  // Locating the maxima exactly costs more than all the rest: only where those between the samples repeat roughly.
  if (!last && dominantPeriod(tail, { variable, tolerance: ROUGHLY }).kind !== 'cycle') return undefined
  const duration = path.times[path.times.length - 1] - path.times[0]
  const y0 = stateAt(path, -1)
  const { kind, period } = dominantPeriod(system, { variable, y0, transient: 0, duration, integrator })
  if (kind !== 'cycle') return undefined
  const { states, dim, status } = integrate(system, y0, timeGrid(0, period / CYCLE_POINTS, CYCLE_POINTS), integrator)
  return status === 'complete' ? { kind: 'cycle', points: states, dim, joined: true, period } : undefined
}

/** Whether a point or, where they are joined, a chord is within the Euclidean distance `tolerance`. */
function isNear({ points, dim, joined }: Attractor, y: Float64Array, tolerance: number): boolean {
  for (let i = 0; i < points.length; i += dim) {
    const chord = joined && i + dim < points.length
    let [along, length] = [0, 0]
    for (let j = 0; chord && j < dim; j++) {
      const d = points[i + dim + j] - points[i + j]
      along += d * (y[j] - points[i + j])
      length += d * d
    }
    const share = length > 0 ? Math.min(1, Math.max(0, along / length)) : 0
    let squared = 0
    for (let j = 0; j < dim; j++) {
      const d = chord ? points[i + dim + j] - points[i + j] : 0
      squared += (y[j] - points[i + j] - share * d) ** 2
    }
    if (squared <= tolerance * tolerance) return true
  }
  return false
}
