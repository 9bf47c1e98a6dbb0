import { negate } from '../expression/algebra.ts'
import { differentiate } from '../expression/differentiate.ts'
import { parse } from '../expression/parse.ts'
import { toText } from '../expression/to-text.ts'
import { changeParameters, type Declaration, type Definition, declare, type State } from './declaration.ts'
import { commonParts, type Dynamics, type Parameters } from './dynamics.ts'
import {
  checkFunction,
  checkWritten,
  dynamicsFromFunctions,
  type InvariantFunction,
  type KernelFunction,
} from './from-functions.ts'
import { checkAllUsed, dynamicsFromText, equationNames, type Formulas, kernels, parseAll } from './from-text.ts'
import { lazily, once } from './lazily.ts'
import { isSeparable } from './separable.ts'
import type { HamiltonianSystem, VectorField } from './system.ts'

interface HamiltonianDefinition extends Definition {
  /** Generalized coordinates; the state is [positions…, momenta…]. */
  readonly positions: readonly string[]
  /** The momentum conjugate to each position, in the same order. */
  readonly momenta: readonly string[]
  readonly initialState: State
}

/** A Hamiltonian system as the text of its Hamiltonian. */
export interface HamiltonianText extends HamiltonianDefinition {
  /** H in terms of positions, momenta and parameters, without t. */
  readonly hamiltonian: string
  /** Further conserved formulas; `energy` is always there. */
  readonly invariants?: Readonly<Record<string, string>>
}

/** A Hamiltonian system as functions, where text does not fit. */
export interface HamiltonianFunctions extends HamiltonianDefinition {
  readonly hamiltonian: (y: Float64Array, parameters: Parameters) => number
  /** Writes ∂H/∂yᵢ, positions first, into gradient, every entry. Must not allocate or keep y. */
  readonly gradient: (y: Float64Array, gradient: Float64Array, parameters: Parameters) => void
  /** Declares that H = T(p) + V(q); default false. */
  readonly separable?: boolean
  readonly invariants?: Readonly<Record<string, InvariantFunction>>
}

/**
 * The Hamiltonian system q' = ∂H/∂p, p' = −∂H/∂q, from the text of H (derivatives are symbolic) or from functions.
 * @throws SyntaxError for equation text, with system and column; RangeError for names and values.
 */
export function defineHamiltonian(definition: HamiltonianText | HamiltonianFunctions): HamiltonianSystem {
  return isText(definition) ? fromText(definition) : fromFunctions(definition)
}

/** The declaration, after the checks that text and functions share. */
function declareHamiltonian(definition: HamiltonianText | HamiltonianFunctions): Declaration {
  const { name, positions, momenta, invariants = {} } = definition
  const where = `defineHamiltonian: ${name}`
  if (positions.length !== momenta.length)
    throw new RangeError(`${where} has ${positions.length} positions, but ${momenta.length} momenta; pair them`)
  if (Object.hasOwn(invariants, 'energy'))
    throw new RangeError(`${where}: the invariant 'energy' is the Hamiltonian itself; leave it out`)
  return declare('defineHamiltonian', definition, [...positions, ...momenta], definition.initialState)
}

/** The dynamics of a Hamiltonian system, and what only it has. */
interface HamiltonianDynamics extends Dynamics {
  readonly separable: () => boolean
  /** Where H is text. */
  readonly halves?: Readonly<Record<'velocity' | 'force', (parameters: Parameters) => VectorField>>
}

function isText(definition: HamiltonianText | HamiltonianFunctions): definition is HamiltonianText {
  return typeof definition.hamiltonian === 'string'
}

function hamiltonianSystem(declaration: Declaration, dynamics: HamiltonianDynamics): HamiltonianSystem {
  const { parameters, dim } = declaration
  const { separable, halves } = dynamics
  const { ready, late } = commonParts(declaration, dynamics)
  const change = (changes: Parameters) => hamiltonianSystem(changeParameters(declaration, changes), dynamics)
  const hamiltonian = () => {
    const energy = dynamics.invariants(parameters).energy!
    return (y: Float64Array) => energy(0, y)
  }
  return lazily(
    { kind: 'ode' as const, ...ready, degrees: dim / 2, with: change },
    {
      ...late,
      field: () => dynamics.field(parameters),
      hamiltonian,
      separable,
      ...(halves && { velocity: () => halves.velocity(parameters), force: () => halves.force(parameters) }),
    },
  )
}

function fromText(definition: HamiltonianText): HamiltonianSystem {
  const { hamiltonian, positions, momenta, invariants = {} } = definition
  const declaration = declareHamiltonian(definition)
  const where = `defineHamiltonian: ${declaration.name}`
  const names = equationNames(where, declaration, false)
  const energy = parse(hamiltonian, names, `${where}, hamiltonian`)
  checkAllUsed(where, names, [energy])
  const conserved = new Map([['energy', energy], ...parseAll(where, 'invariant', invariants, names)])
  const rightHandSides: Formulas = new Map([
    ...positions.map((position, i) => [position, differentiate(energy, momenta[i]!)] as const),
    ...momenta.map((momentum, i) => [momentum, negate(differentiate(energy, positions[i]!))] as const),
  ])
  const sides = [...rightHandSides.values()]
  return hamiltonianSystem(declaration, {
    ...dynamicsFromText(rightHandSides, conserved, names, (symbol) => `\\dot{${symbol}} =`),
    texts: { kind: 'hamiltonian', hamiltonian, positions, momenta, ...(definition.invariants && { invariants }) },
    equations: once(() =>
      Object.freeze(Object.fromEntries([...rightHandSides].map(([name, side]) => [name, toText(side)]))),
    ),
    separable: once(() => isSeparable(rightHandSides, positions, momenta)),
    halves: {
      velocity: kernels(() => sides.slice(0, positions.length), names),
      force: kernels(() => sides.slice(positions.length), names),
    },
  })
}

function fromFunctions(definition: HamiltonianFunctions): HamiltonianSystem {
  const { hamiltonian, gradient, separable = false, invariants = {} } = definition
  const declaration = declareHamiltonian(definition)
  const where = `defineHamiltonian: ${declaration.name}`
  checkFunction(where, 'hamiltonian (or its text)', hamiltonian)
  checkFunction(where, 'gradient', gradient)
  checkWritten(where, 'gradient', declaration, (y, out) => gradient(y, out, declaration.parameters))
  const energy: InvariantFunction = (_t, y, parameters) => hamiltonian(y, parameters)
  const field = symplecticField(declaration.dim / 2, gradient)
  const dynamics = dynamicsFromFunctions(field, undefined, { energy, ...invariants })
  return hamiltonianSystem(declaration, { ...dynamics, separable: () => separable })
}

/** q' = ∂H/∂p, p' = −∂H/∂q. */
function symplecticField(degrees: number, gradient: HamiltonianFunctions['gradient']): KernelFunction {
  const slopes = new Float64Array(2 * degrees)
  return (_t, y, dydt, parameters) => {
    gradient(y, slopes, parameters)
    for (let i = 0; i < degrees; i++) {
      dydt[i] = slopes[degrees + i]!
      dydt[degrees + i] = -slopes[i]!
    }
  }
}
