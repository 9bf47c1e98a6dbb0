import type { OdeSystem } from '../system/system.ts'

/** Larger states and derivatives count as diverged; their squares over a tolerance are still finite. */
const bound = 1e100

/** True if no entry is NaN or larger than 1e100. */
export function isBounded(x: ArrayLike<number>): boolean {
  for (let i = 0; i < x.length; i++) if (!(Math.abs(x[i]) <= bound)) return false
  return true
}

/** A system's field with what is not a number, or too large, replaced by 1e100. */
export interface BoundedField {
  /** The derivative at elapsed time t, valid until the next call; shape [dim]. */
  evaluate(t: number, y: ArrayLike<number>): Float64Array
  /** How many there were. */
  evaluations: number
  /** Whether the last evaluation replaced anything. */
  replaced: boolean
  /** Whether any did since the caller last set this to false. */
  replacedBefore: boolean
}

/**
 * For a solver that would accept a NaN: an error estimate with 1e100 in it makes it reject the step and try a shorter
 * one, which may stay inside the field's domain. Elapsed time counts from t0.
 */
export function boundedField(system: OdeSystem, t0: number): BoundedField {
  const state = new Float64Array(system.dim)
  const dydt = new Float64Array(system.dim)
  const evaluate = (t: number, y: ArrayLike<number>): Float64Array => {
    field.evaluations++
    state.set(y)
    system.field(t0 + t, state, dydt)
    field.replaced = replaceUnbounded(dydt)
    if (field.replaced) field.replacedBefore = true
    return dydt
  }
  const field: BoundedField = { evaluate, evaluations: 0, replaced: false, replacedBefore: false }
  return field
}

function replaceUnbounded(x: Float64Array): boolean {
  let replaced = false
  for (let i = 0; i < x.length; i++) {
    if (Math.abs(x[i]) <= bound) continue
    x[i] = bound
    replaced = true
  }
  return replaced
}
