import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/** Where a body starts and how fast it moves. */
export interface Body {
  readonly mass: number
  readonly position: readonly [x: number, y: number]
  readonly velocity: readonly [x: number, y: number]
}

/** What the system is called, and what is known about it. */
export interface NBodyOptions {
  readonly name?: string
  readonly period?: number
  readonly notes?: string
  readonly source?: string
}

/**
 * Bodies that attract each other by gravity, in the plane, with parameters G, m1, m2, …; positions are x1 … xn, y1 … yn,
 * momenta px1 …, py1 ….
 * @throws RangeError unless there are 2 to 16 bodies: the text of more would be too long.
 */
export function nBodyOf(bodies: readonly Body[], options: NBodyOptions = {}): HamiltonianSystem {
  const n = bodies.length
  if (n < 2 || n > 16) throw new RangeError(`nBodyOf: got ${n} bodies, give 2 to 16`)
  const each = Array.from({ length: n }, (_, i) => i + 1)
  const named = (...names: readonly string[]): string[] => names.flatMap((name) => each.map((i) => `${name}${i}`))
  const sum = (term: (i: number) => string): string => each.map(term).join(' + ')
  const { name = `${n}-body problem`, source = 'I. Newton, Principia (1687)', ...known } = options
  return defineHamiltonian({
    name,
    domain: 'mechanics',
    units: 'dimensionless',
    parameters: { G: 1, ...Object.fromEntries(bodies.map(({ mass }, i) => [`m${i + 1}`, mass])) },
    positions: named('x', 'y'),
    momenta: named('px', 'py'),
    hamiltonian: `${sum((i) => `(px${i}^2 + py${i}^2)/(2*m${i})`)} - G*(${potential(each)})`,
    initialState: startOf(bodies),
    invariants: {
      momentumX: sum((i) => `px${i}`),
      momentumY: sum((i) => `py${i}`),
      angularMomentum: sum((i) => `(x${i}*py${i} - y${i}*px${i})`),
    },
    source,
    ...known,
  })
}

/** The sum over pairs of mass times mass over distance. */
function potential(each: readonly number[]): string {
  const term = (i: number, j: number) => `m${i}*m${j}/sqrt((x${j} - x${i})^2 + (y${j} - y${i})^2)`
  return each.flatMap((i) => each.slice(i).map((j) => term(i, j))).join(' + ')
}

function startOf(bodies: readonly Body[]): number[] {
  const axes = [0, 1] as const
  const positions = axes.flatMap((axis) => bodies.map(({ position }) => position[axis]))
  const momenta = axes.flatMap((axis) => bodies.map(({ mass, velocity }) => mass * velocity[axis]))
  return [...positions, ...momenta]
}
