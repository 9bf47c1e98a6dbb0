import { type Variable, variableIndex } from '../dataset/variable-index.ts'
import { dop853 } from '../integrate/explicit/dop853.ts'
import { integrate } from '../integrate/integrate.ts'
import type { Integrator } from '../integrate/integrator.ts'
import { iterate } from '../integrate/iterate.ts'
import type { System } from '../system/system.ts'
import { slice, stateAt, type Trajectory, timeGrid } from '../trajectory.ts'
import { type Attractor, identify, stays } from './attractor.ts'

/** Equally spaced starting values of one variable, both ends included. */
export interface Axis {
  /** By name or index. */
  readonly variable: Variable
  readonly from: number
  readonly to: number
  readonly count: number
}

export interface BasinOptions {
  readonly x: Axis
  readonly y: Axis
  /** A state that gives the variables which are on no axis; default the system's initial state. */
  readonly others?: ArrayLike<number>
  /** Time of a flow, applications of a map, after which it is first seen where a start has got to. */
  readonly duration: number
  /** How many times that long a start may take to settle; default 5. */
  readonly rounds?: number
  /** Distance, in the variables' own units, within which states are in the same place; default 0.01 of the grid's width. */
  readonly tolerance?: number
  /** Distance from the middle of the grid that counts as infinity; default 1000 times the grid's width. */
  readonly escapeDistance?: number
  /** Default `dop853()`. */
  readonly integrator?: Integrator
}

/** Starting values of one variable. */
export interface GridAxis {
  readonly variable: string
  /** Its position in the state. */
  readonly index: number
  readonly values: Float64Array
}

/** Where each start of a grid ends. Plain data. */
export interface Basins {
  /**
   * Shape [y.count, x.count]: the index of the attractor; −1 for infinity (the orbit escaped or its numbers failed), −2
   * for starts that settled nowhere after more attractors than `attractors` can hold.
   */
  readonly labels: Int32Array
  /** In the order in which they were met, row by row. */
  readonly attractors: readonly (Attractor & { readonly starts: number })[]
  readonly x: GridAxis
  readonly y: GridAxis
  readonly duration: number
  readonly rounds: number
  readonly tolerance: number
  readonly escapeDistance: number
}

/** The label of starts that escape. */
export const ESCAPED = -1
/** The label of starts that settle nowhere. */
export const UNDECIDED = -2

/** A system with more attractors than this, such as a conservative one, has no basins worth the name. */
const MOST_ATTRACTORS = 64
/** States of a flow in every round, and the most that are compared with an attractor. */
const SAMPLES = 128

/**
 * Which attractor each start of a two-dimensional grid goes to. A start belongs to an attractor once the second half of a
 * round, or its last 128 states, have stayed within `tolerance` of it. Attractors are what starts settle on: fixed points that are not unstable, then
 * cycles; a start that has settled on neither after all rounds is taken to be on one of kind 'other'.
 *
 * @throws RangeError for axes that do not fit the system, and for options out of range.
 */
export function basins(system: System, options: BasinOptions): Basins {
  const { x, y, others = system.initialState, duration, rounds = 5, integrator = dop853() } = options
  const axes = [x, y].map((axis) => checkedAxis(system, axis))
  const width = Math.max(...[x, y].map(({ from, to }) => to - from))
  const { tolerance = 0.01 * width, escapeDistance = 1000 * width } = options
  check(system, options, axes[0].index === axes[1].index, tolerance)
  const middle = Float64Array.from(others)
  for (const { index, values } of axes) middle[index] = (values[0] + values[values.length - 1]) / 2
  const attractors: Attractor[] = []
  const settle = (start: Float64Array): number => {
    let state = start
    for (let round = 0; round < rounds; round++) {
      const path = advance(system, state, round * duration, duration, integrator)
      if (path.status !== 'complete' || isFar(stateAt(path, -1), middle, escapeDistance)) return ESCAPED
      const n = path.times.length
      const tail = slice(path, Math.max(n >> 1, n - SAMPLES))
      const known = attractors.findIndex((attractor) => stays(tail, attractor, tolerance))
      if (known >= 0) return known
      const found = identify(system, path, {
        tolerance,
        variable: axes[0].index,
        last: round === rounds - 1,
        integrator,
      })
      if (found) return attractors.length < MOST_ATTRACTORS ? attractors.push(found) - 1 : UNDECIDED
      state = stateAt(path, -1).slice()
    }
    return UNDECIDED
  }
  const labels = Int32Array.from({ length: x.count * y.count }, (_, k) => {
    const start = Float64Array.from(others)
    start[axes[0].index] = axes[0].values[k % x.count]
    start[axes[1].index] = axes[1].values[Math.floor(k / x.count)]
    return settle(start)
  })
  return {
    labels,
    attractors: attractors.map((attractor, k) => ({
      ...attractor,
      starts: labels.reduce((sum, label) => sum + (label === k ? 1 : 0), 0),
    })),
    x: axes[0],
    y: axes[1],
    duration,
    rounds,
    tolerance,
    escapeDistance,
  }
}

function checkedAxis(system: System, { variable, from, to, count }: Axis): GridAxis {
  const index = variableIndex('basins', system, variable)
  if (!(from < to && Number.isFinite(to - from)))
    throw new RangeError(`basins: an axis must have from < to, got ${from} and ${to}`)
  if (!(Number.isInteger(count) && count >= 2)) throw new RangeError(`basins: count must be 2, 3, 4, …, got ${count}`)
  const values = timeGrid(from, (to - from) / (count - 1), count - 1)
  return { variable: system.variables[index], index, values }
}

function check(system: System, options: BasinOptions, same: boolean, tolerance: number): void {
  const { duration, rounds = 5, others = system.initialState } = options
  if (same) throw new RangeError(`basins: both axes are ${options.x.variable}; give two variables`)
  if (others.length !== system.dim)
    throw new RangeError(`basins: others has length ${others.length}, but ${system.name} has dim ${system.dim}`)
  if (!(duration > 0 && Number.isFinite(duration)) || (system.kind === 'map' && !Number.isInteger(duration)))
    throw new RangeError(`basins: duration must be positive, of a map a whole number, got ${duration}`)
  if (!(Number.isInteger(rounds) && rounds >= 1))
    throw new RangeError(`basins: rounds must be 1, 2, 3, …, got ${rounds}`)
  if (!(tolerance > 0)) throw new RangeError(`basins: tolerance must be positive, got ${tolerance}`)
}

function advance(system: System, y: Float64Array, t0: number, duration: number, integrator: Integrator): Trajectory {
  if (system.kind === 'map') return iterate(system, y, duration, t0 * (system.dt ?? 1))
  return integrate(system, y, timeGrid(t0, duration / SAMPLES, SAMPLES), integrator)
}

function isFar(y: Float64Array, middle: Float64Array, escapeDistance: number): boolean {
  return y.some((value, j) => Math.abs(value - middle[j]) > escapeDistance)
}
