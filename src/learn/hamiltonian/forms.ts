import type { Multiplier } from './energy-model.ts'

/** What is known of an energy's shape: nothing; T(p) + V(q); or ½ pᵀ M⁻¹(q) p + V(q) with unknown M⁻¹ and V. */
export type HamiltonianForm = 'generic' | 'separable' | 'mechanical'

/** A term of an energy before anything is sampled: what it depends on, and the entries of the gradient that it explains. */
export interface TermShape {
  readonly variables: readonly number[]
  readonly multipliers: readonly Multiplier[]
  /** Entries of the gradient that no other term has a part in: each term is a least-squares problem of its own. */
  readonly entries: readonly number[]
}

/** The terms of a form with d degrees of freedom; the state is [q…, p…]. */
export function termShapes(form: HamiltonianForm, d: number): readonly TermShape[] {
  const positions = Array.from({ length: d }, (_, i) => i)
  const momenta = positions.map((i) => d + i)
  const all = [...positions, ...momenta]
  if (form === 'generic') return [{ variables: all, multipliers: [null], entries: all }]
  if (form === 'mechanical')
    return [{ variables: positions, multipliers: [null, ...momentumProducts(momenta)], entries: all }]
  return [
    { variables: momenta, multipliers: [null], entries: momenta },
    { variables: positions, multipliers: [null], entries: positions },
  ]
}

/** pᵢ pⱼ for i ≤ j. */
function momentumProducts(momenta: readonly number[]): Multiplier[] {
  return momenta.flatMap((a, i) => momenta.slice(i).map((b): Multiplier => [a, b]))
}
