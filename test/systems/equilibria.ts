import { EigenvalueDecomposition, Matrix, solve } from 'ml-matrix'
import type { System } from '../../src/system/system.ts'

export interface Eigenvalue {
  readonly re: number
  readonly im: number
}

/** The field of a flow, or the image of a map, at y. */
export function valueAt(system: System, y: ArrayLike<number>, t = 0): number[] {
  const out = new Float64Array(system.dim)
  if (system.kind === 'ode') system.field(t, Float64Array.from(y), out)
  else system.advance(Float64Array.from(y), out, t)
  return [...out]
}

export function jacobianAt(system: System, y: ArrayLike<number>, t = 0): Matrix {
  const out = new Float64Array(system.dim ** 2)
  system.jacobian!(t, Float64Array.from(y), out)
  return Matrix.from1DArray(system.dim, system.dim, out)
}

/** The equilibrium of a flow, or the fixed point of a map, that Newton's method finds from `guess`. */
export function equilibrium(system: System, guess: ArrayLike<number>): number[] {
  const y = Array.from(guess)
  for (let i = 0; i < 50; i++) {
    const residual = valueAt(system, y).map((value, j) => (system.kind === 'ode' ? value : value - y[j]!))
    const slopes = jacobianAt(system, y)
    if (system.kind === 'map') slopes.sub(Matrix.eye(system.dim))
    const step = solve(slopes, Matrix.columnVector(residual)).to1DArray()
    for (const [j, change] of step.entries()) y[j]! -= change
    if (step.every((change, j) => Math.abs(change) <= 1e-14 * (1 + Math.abs(y[j]!)))) break
  }
  return y
}

/** Of the Jacobian at y, largest real part first. */
export function eigenvalues(system: System, y: ArrayLike<number>): Eigenvalue[] {
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(jacobianAt(system, y))
  return realEigenvalues.map((re, i) => ({ re, im: imaginaryEigenvalues[i]! })).sort((a, b) => b.re - a.re)
}

/** Where an increasing or decreasing function is zero, by bisection between a and b. */
export function zero(f: (x: number) => number, a: number, b: number): number {
  let [low, high] = [a, b]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (f(middle) > 0 === f(low) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
