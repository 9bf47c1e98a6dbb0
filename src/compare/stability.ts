import { eigenvalues } from '../math/dense.ts'
import type { System } from '../system/system.ts'
import type { Residual } from './linearization.ts'

export interface Eigenvalue {
  readonly re: number
  readonly im: number
}

/** What becomes of small distances from a fixed point, to first order. */
export interface Stability {
  /** Eigenvalues of the Jacobian, the fastest growing first. */
  readonly eigenvalues: readonly Eigenvalue[]
  /**
   * 'stable': all shrink. 'unstable': all grow. 'saddle': some grow and some shrink. 'center': all turn and neither grow nor
   * shrink. 'marginal': some neither grow nor shrink, and the linear terms do not decide.
   */
  readonly stability: 'stable' | 'unstable' | 'saddle' | 'center' | 'marginal'
  /** 'spiral' where some eigenvalue is complex. */
  readonly motion: 'node' | 'spiral'
}

/** A growth rate within this fraction of the largest eigenvalue, of a map within this distance of 1, counts as none. */
const NEUTRAL = 1e-7
/** How well Newton's method knows where a point is, in fractions of `unit`; far better unless roots coincide there. */
const WHERE = 1e-9

/**
 * The stability of a fixed point. A growth rate counts as none where the uncertainty of the point alone could undo it.
 *
 * @param unit What counts as a distance of order 1.
 */
export function stabilityAt(system: System, { jacobian }: Residual, state: Float64Array, unit: number): Stability {
  const { dim } = system
  const [here, beside] = [new Float64Array(dim * dim), new Float64Array(dim * dim)]
  jacobian(state, here)
  jacobian(
    state.map((value) => value + WHERE * unit),
    beside,
  )
  const uncertainty = here.reduce((most, value, k) => Math.max(most, Math.abs(value - beside[k])), 0)
  return stabilityOf(system, here, uncertainty)
}

function stabilityOf({ kind, dim }: System, jacobian: Float64Array, uncertainty: number): Stability {
  const { real, imaginary } = eigenvalues(jacobian, dim)
  const largest = real.reduce((most, re, k) => Math.max(most, Math.hypot(re, imaginary[k])), 0)
  const neutral = Math.max(kind === 'map' ? NEUTRAL : NEUTRAL * largest, uncertainty)
  const growth = ({ re, im }: Eigenvalue): number => (kind === 'map' ? Math.hypot(re, im) - 1 : re)
  const list = Array.from(real, (re, k) => ({ re, im: imaginary[k] })).sort(
    (a, b) => growth(b) - growth(a) || b.re - a.re || b.im - a.im,
  )
  const turns = list.map(({ im }) => Math.abs(im) > NEUTRAL * largest)
  const grows = list.some((value) => growth(value) > neutral)
  const shrinks = list.some((value) => growth(value) < -neutral)
  const rests = list.some((value) => !(Math.abs(growth(value)) > neutral))
  const decided = grows && shrinks ? 'saddle' : rests ? 'marginal' : grows ? 'unstable' : 'stable'
  return {
    eigenvalues: list,
    stability: !grows && !shrinks && turns.every(Boolean) ? 'center' : decided,
    motion: turns.some(Boolean) ? 'spiral' : 'node',
  }
}
