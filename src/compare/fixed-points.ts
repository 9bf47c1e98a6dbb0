import { type Box, firstOutside } from '../math/box.ts'
import { seededRandom } from '../math/random.ts'
import { norm } from '../math/vector.ts'
import type { System } from '../system/system.ts'
import { newton, residualOf } from './linearization.ts'
import { type Stability, stabilityAt } from './stability.ts'

export interface FixedPointOptions {
  /** Where to look; points that Newton's method reaches outside are left out. */
  readonly box: Box
  /** Random starts; default 200. */
  readonly starts?: number
  /** Default 0. */
  readonly seed?: number
  /** Points closer than this fraction of the box's diagonal are the same one; default 1e-6. */
  readonly tolerance?: number
}

export interface FixedPoint extends Stability {
  /** Shape [dim]. */
  readonly state: Float64Array
  /** Norm of f of a flow, of F(y) − y of a map, that is left there. */
  readonly residual: number
  /** Starts that ended here. */
  readonly hits: number
}

/** The fixed points found, in order of their first coordinates. Plain data. */
export interface FixedPoints {
  readonly points: readonly FixedPoint[]
  readonly box: Box
  readonly starts: number
  /** Starts from which Newton's method reached a point, inside the box or not. */
  readonly converged: number
  readonly seed: number
  readonly tolerance: number
  /** Whether the Jacobian was the system's own or central differences, good to about 1e-10 of its size. */
  readonly jacobian: 'exact' | 'differences'
}

/**
 * States that do not move, f(y) = 0 of a flow or F(y) = y of a map at time 0: Newton's method from random starts in a box.
 * More starts find more; that none is missed is never certain.
 *
 * @throws RangeError for a box that does not fit the system, and for options out of range.
 */
export function fixedPoints(system: System, options: FixedPointOptions): FixedPoints {
  const { box, starts = 200, seed = 0, tolerance = 1e-6 } = options
  check(system, box, starts, tolerance)
  const residual = residualOf(system)
  const widths = box.upper.map((high, j) => high - box.lower[j])
  const diagonal = norm(widths)
  const random = seededRandom(seed)
  const found: { state: Float64Array; hits: number }[] = []
  let converged = 0
  for (let k = 0; k < starts; k++) {
    const start = Float64Array.from(widths, (width, j) => box.lower[j] + random() * width)
    const state = newton(system, residual, start, diagonal)
    if (!state) continue
    converged++
    if (firstOutside(widened(box, tolerance * diagonal), state) >= 0) continue
    const known = found.find((other) => distance(other.state, state) <= tolerance * diagonal)
    if (known) known.hits++
    else found.push({ state, hits: 1 })
  }
  const points = found
    .sort((a, b) => inOrder(a.state, b.state, tolerance * diagonal))
    .map(({ state, hits }) => {
      const value = new Float64Array(system.dim)
      residual.value(state, value)
      return { state, residual: norm(value), hits, ...stabilityAt(system, residual, state, diagonal) }
    })
  return { points, box, starts, converged, seed, tolerance, jacobian: system.jacobian ? 'exact' : 'differences' }
}

function check({ name, dim }: System, { lower, upper }: Box, starts: number, tolerance: number): void {
  if (lower.length !== dim || upper.length !== dim)
    throw new RangeError(`fixedPoints: the box has dim ${lower.length} and ${upper.length}, but ${name} has dim ${dim}`)
  for (let j = 0; j < dim; j++)
    if (!(lower[j] < upper[j] && Number.isFinite(upper[j] - lower[j])))
      throw new RangeError(`fixedPoints: the box must have lower < upper, got ${lower[j]} and ${upper[j]} for ${j}`)
  if (!(Number.isInteger(starts) && starts >= 1))
    throw new RangeError(`fixedPoints: starts must be 1, 2, 3, …, got ${starts}`)
  if (!(tolerance > 0)) throw new RangeError(`fixedPoints: tolerance must be positive, got ${tolerance}`)
}

/** A point on the box's own boundary is inside, whatever its last bits say. */
function widened({ lower, upper }: Box, margin: number): Box {
  return { lower: lower.map((low) => low - margin), upper: upper.map((high) => high + margin) }
}

function distance(a: Float64Array, b: Float64Array): number {
  return norm(a.map((value, j) => value - b[j]))
}

/** By the first coordinate that differs. */
function inOrder(a: Float64Array, b: Float64Array, tolerance: number): number {
  const j = a.findIndex((value, k) => Math.abs(value - b[k]) > tolerance)
  return j < 0 ? 0 : a[j] - b[j]
}
