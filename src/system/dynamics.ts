import type { Declaration } from './declaration.ts'
import type { Invariant, Jacobian, SystemDefinition, VectorField } from './system.ts'

export type Parameters = Readonly<Record<string, number>>

/** The dynamics of a system for any parameter values, from text or from functions. */
export interface Dynamics {
  /** The vector field; for a map its image. */
  readonly field: (parameters: Parameters) => VectorField
  readonly jacobian?: (parameters: Parameters) => Jacobian
  readonly invariants: (parameters: Parameters) => Readonly<Record<string, Invariant>>
  readonly equations?: () => Readonly<Record<string, string>>
  /** The text of the definition, where there is one, by the names that `define…` gives its parts. */
  readonly texts?: { readonly kind: string; readonly [part: string]: unknown }
  readonly latex?: () => readonly string[]
}

/** What every kind of system has beside its field: fields that are ready, and makers of those that can wait. */
export interface CommonParts {
  readonly ready: Declaration & { readonly definition?: SystemDefinition }
  readonly late: {
    readonly invariants: () => Readonly<Record<string, Invariant>>
    readonly jacobian?: () => Jacobian
    readonly equations?: () => Readonly<Record<string, string>>
    readonly latex?: () => readonly string[]
  }
}

export function commonParts(declaration: Declaration, dynamics: Omit<Dynamics, 'field'>): CommonParts {
  const { parameters } = declaration
  const { jacobian, invariants, equations, texts, latex } = dynamics
  return {
    ready: { ...declaration, ...(texts && { definition: definitionOf(declaration, texts) }) },
    late: {
      invariants: () => invariants(parameters),
      ...(jacobian && { jacobian: () => jacobian(parameters) }),
      ...(equations && { equations }),
      ...(latex && { latex }),
    },
  }
}

function definitionOf(declaration: Declaration, texts: NonNullable<Dynamics['texts']>): SystemDefinition {
  const { dim, variables, ...declared } = declaration
  return Object.freeze({ ...declared, ...texts })
}
