import type { Declaration } from './declaration.ts'
import type { Invariant, Jacobian, VectorField } from './system.ts'

export type Parameters = Readonly<Record<string, number>>

/** The dynamics of a system for any parameter values, from text or from functions. */
export interface Dynamics {
  /** The vector field; for a map its image. */
  readonly field: (parameters: Parameters) => VectorField
  readonly jacobian?: (parameters: Parameters) => Jacobian
  readonly invariants: (parameters: Parameters) => Readonly<Record<string, Invariant>>
  readonly equations?: Readonly<Record<string, string>>
  readonly latex?: () => readonly string[]
}

/** What every kind of system has beside its field: fields that are ready, and makers of those that can wait. */
export interface CommonParts {
  readonly ready: Declaration & Pick<Dynamics, 'equations'>
  readonly late: {
    readonly invariants: () => Readonly<Record<string, Invariant>>
    readonly jacobian?: () => Jacobian
    readonly latex?: () => readonly string[]
  }
}

export function commonParts(declaration: Declaration, dynamics: Omit<Dynamics, 'field'>): CommonParts {
  const { parameters } = declaration
  const { jacobian, invariants, equations, latex } = dynamics
  return {
    ready: { ...declaration, ...(equations && { equations }) },
    late: {
      invariants: () => invariants(parameters),
      ...(jacobian && { jacobian: () => jacobian(parameters) }),
      ...(latex && { latex }),
    },
  }
}
