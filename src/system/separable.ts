import { symbolsOf } from '../expression/expression.ts'
import type { Formulas } from './from-text.ts'

/**
 * Whether H = T(p) + V(q) shows in Hamilton's equations: no dq/dt mentions a position, no dp/dt a momentum. What only
 * an expansion would show, as in (q + p)² − 2qp, counts as not separable.
 */
export function isSeparable(equations: Formulas, positions: readonly string[], momenta: readonly string[]): boolean {
  const lacks = (side: string, names: readonly string[]) => {
    const used = symbolsOf(equations.get(side)!)
    return !names.some((name) => used.has(name))
  }
  return positions.every((side) => lacks(side, positions)) && momenta.every((side) => lacks(side, momenta))
}
