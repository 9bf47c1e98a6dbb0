import type { Expression } from '../../../expression/expression.ts'
import type { EnergyTerm } from '../../../learn/hamiltonian/energy-model.ts'
import type { Box } from '../../../math/box.ts'
import type { SampledNetwork } from '../../../network/sampled-network.ts'

/** What a model computes, as plain data without a rule how: every target of an export prints it in its language. */
export interface Program {
  /** A map gives the next state, a field its derivative, a function anything. */
  readonly kind: 'map' | 'field' | 'function'
  readonly name: string
  /** What it reads, by name. */
  readonly variables: readonly string[]
  /** What a function gives, by name. */
  readonly outputs?: readonly string[]
  /** Values that are built in. */
  readonly parameters: Readonly<Record<string, number>>
  /** The time that a map advances. */
  readonly dt?: number
  /** Where the data were that it was learned from. */
  readonly region?: Box
  /** Whether it looks at the time. */
  readonly timed: boolean
  readonly body: Body
}

export type Body = NetworkBody | EnergyBody | EquationBody

/** mean + scale · network(x), and what is added to it. */
export interface NetworkBody {
  readonly kind: 'network'
  /** How the network sees the state. */
  readonly inputs: readonly NetworkInput[]
  /** Whether inputs are multiplied by 1 / scale, as in a system, or divided by scale, as in rows of a table. */
  readonly inputScaling: 'multiply' | 'divide'
  readonly network: SampledNetwork
  /** How the core sums up features: four sums by turns where it takes one row, one where it takes many. */
  readonly lanes: 1 | 4
  readonly mean: Float64Array
  readonly scale: Float64Array
  /** What is added: the state, a known part, or nothing. */
  readonly base?: 'state' | EquationBody
  /** A face that an output is cut off at. */
  readonly bounds?: Box
  /** The image is the outputs and then the state without its last entries: a delay vector. */
  readonly shifts: boolean
}

/** (z − mean) / scale, where z is an entry of the state, or the cosine or sine of rate times it. */
export interface NetworkInput {
  readonly part: 'value' | 'cos' | 'sin'
  readonly variable: number
  readonly rate: number
  readonly mean: number
  readonly scale: number
}

/** q' = ∂H/∂p, p' = −∂H/∂q − damping · ∂H/∂p + forces; H is the sum of the terms. */
export interface EnergyBody {
  readonly kind: 'energy'
  readonly terms: readonly EnergyTerm[]
  /** Shape [d, d]. */
  readonly damping?: Float64Array
  /** Constant ones, for each coordinate some to be added up; shape [d, …]. */
  readonly forces?: Float64Array
}

/** A formula for each variable, in terms of variables, the program's parameters and t. */
export interface EquationBody {
  readonly kind: 'equations'
  readonly variables: readonly string[]
  readonly parameters: Readonly<Record<string, number>>
  readonly formulas: readonly Expression[]
}
