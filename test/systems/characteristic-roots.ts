import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import type { DdeSystem } from '../../src/system/system.ts'
import type { Eigenvalue } from './equilibria.ts'

/** Of a system with one lag: where it stays if it always was there, by Newton's method on its Jacobian; scalar. */
export function delayEquilibrium(system: DdeSystem, guess: number): number {
  let x = guess
  for (let i = 0; i < 50; i++) {
    const [now, past] = slopesAt(system, x)
    const step = restingField(system, x) / (now + past)
    x -= step
    if (Math.abs(step) <= 1e-15 * Math.abs(x)) break
  }
  return x
}

/** The derivative of a variable that is and was x. */
export function restingField({ field }: DdeSystem, x: number): number {
  const out = new Float64Array(1)
  field(0, Float64Array.of(x), Float64Array.of(x), out)
  return out[0]!
}

/** a and b of the linearized equation y' = a y + b y(t - tau) around x. */
export function slopesAt({ jacobian }: DdeSystem, x: number): [number, number] {
  const out = new Float64Array(2)
  jacobian!(0, Float64Array.of(x), Float64Array.of(x), out)
  return [out[0]!, out[1]!]
}

/**
 * The roots of λ = a + b exp(-λ tau) at the equilibrium x, largest real part first, those of small modulus to rounding:
 * the eigenvalues of the derivative of polynomials on [-tau, 0] that obey the equation at 0.
 * Source: D. Breda, S. Maset, R. Vermiglio, SIAM J. Sci. Comput. 27, 482-495 (2005).
 */
export function characteristicRoots(system: DdeSystem, x: number, n = 24): Eigenvalue[] {
  const [a, b] = slopesAt(system, x)
  const lag = new Float64Array(1)
  system.delays(0, Float64Array.of(x), lag)
  const generator = chebyshevDerivative(n).mul(2 / lag[0]!)
  generator.setRow(0, [a, ...new Array<number>(n - 1).fill(0), b])
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(generator)
  return realEigenvalues.map((re, i) => ({ re, im: imaginaryEigenvalues[i]! })).sort((p, q) => q.re - p.re)
}

/** Takes values at cos(πj/n), j = 0 … n, of a polynomial to those of its derivative. */
function chebyshevDerivative(n: number): Matrix {
  const at = (j: number): number => Math.cos((Math.PI * j) / n)
  const weight = (j: number): number => (j === 0 || j === n ? 2 : 1) * (-1) ** j
  const matrix = Matrix.zeros(n + 1, n + 1)
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= n; j++) if (i !== j) matrix.set(i, j, weight(i) / weight(j) / (at(i) - at(j)))
  // The derivative of a constant is zero.
  for (let i = 0; i <= n; i++) matrix.set(i, i, -matrix.getRow(i).reduce((sum, value) => sum + value, 0))
  return matrix
}
