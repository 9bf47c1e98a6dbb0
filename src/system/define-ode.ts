import { changeParameters, type Declaration, type Definition, declare, type State } from './declaration.ts'
import { commonParts, type Dynamics, type Parameters } from './dynamics.ts'
import {
  checkFunction,
  checkWritten,
  dynamicsFromFunctions,
  type InvariantFunction,
  type KernelFunction,
} from './from-functions.ts'
import { dynamicsFromModes } from './from-modes.ts'
import { checkAllUsed, checkStart, dynamicsFromText, equationNames, parseAll } from './from-text.ts'
import { lazily } from './lazily.ts'
import type { OdeSystem, Semilinear } from './system.ts'

/** An ordinary differential equation as text. */
export interface OdeEquations extends Definition {
  /** The time derivative of each variable, in storage order; t is time. */
  readonly equations: Readonly<Record<string, string>>
  readonly initialState: State
  /** Formulas that stay constant along every exact trajectory. */
  readonly invariants?: Readonly<Record<string, string>>
}

/** An ordinary differential equation as a function, where text does not fit. */
export interface OdeFunctions extends Definition {
  readonly variables: readonly string[]
  /** Writes dy/dt into dydt, every entry. Must not allocate or keep y. */
  readonly field: KernelFunction
  /** Writes ∂fᵢ/∂yⱼ into jacobian[i·dim + j], zeros too. */
  readonly jacobian?: KernelFunction
  readonly initialState: State
  readonly invariants?: Readonly<Record<string, InvariantFunction>>
}

/** An ordinary differential equation as a linear part that is diagonal in other coordinates, and the rest. */
export interface OdeModes extends Definition {
  readonly variables: readonly string[]
  readonly semilinear: (parameters: Parameters) => Semilinear
  readonly initialState: State
  readonly invariants?: Readonly<Record<string, InvariantFunction>>
}

/**
 * The ordinary differential equation dy/dt = f(t, y), from equation text, from a function or from its parts in modes.
 * Text is checked here and compiled, differentiated and typeset when the field, the Jacobian and the LaTeX are first read.
 * @throws SyntaxError for equation text, with system, variable and column; RangeError for names and values.
 */
export function defineOde(definition: OdeEquations | OdeFunctions | OdeModes): OdeSystem {
  if ('equations' in definition) return fromText(definition)
  return 'semilinear' in definition ? fromModes(definition) : fromFunctions(definition)
}

/** The system that these dynamics make with the declared parameter values. */
function odeSystem(declaration: Declaration, dynamics: Dynamics): OdeSystem {
  const { ready, late } = commonParts(declaration, dynamics)
  const change = (changes: Parameters) => odeSystem(changeParameters(declaration, changes), dynamics)
  const { field, semilinear } = dynamics
  return lazily(
    { kind: 'ode' as const, ...ready, with: change },
    {
      ...late,
      field: () => field(declaration.parameters),
      ...(semilinear && { semilinear: () => semilinear(declaration.parameters) }),
    },
  )
}

function fromText(definition: OdeEquations): OdeSystem {
  const { equations, initialState, invariants = {} } = definition
  const declaration = declare('defineOde', definition, Object.keys(equations), initialState)
  const where = `defineOde: ${declaration.name}`
  const names = equationNames(where, declaration, true)
  const rightHandSides = parseAll(where, 'equation for', equations, names)
  checkAllUsed(where, names, rightHandSides.values())
  const conserved = parseAll(where, 'invariant', invariants, names)
  checkStart(where, declaration, rightHandSides, names)
  const dynamics = dynamicsFromText(rightHandSides, conserved, names, (symbol) => `\\dot{${symbol}} =`)
  const texts = {
    kind: 'ode',
    equations: Object.freeze({ ...equations }),
    ...(definition.invariants && { invariants }),
  }
  return odeSystem(declaration, { ...dynamics, texts, equations: () => texts.equations })
}

function fromFunctions(definition: OdeFunctions): OdeSystem {
  const { variables, field, jacobian, initialState, invariants = {} } = definition
  const declaration = declare('defineOde', definition, variables, initialState)
  const where = `defineOde: ${declaration.name}`
  checkFunction(where, 'field (or equations as text)', field)
  checkWritten(where, 'field', declaration, (y, out) => field(0, y, out, declaration.parameters))
  return odeSystem(declaration, dynamicsFromFunctions(field, jacobian, invariants))
}

function fromModes(definition: OdeModes): OdeSystem {
  const { variables, semilinear, initialState, invariants = {} } = definition
  const declaration = declare('defineOde', definition, variables, initialState)
  const where = `defineOde: ${declaration.name}`
  checkFunction(where, 'semilinear', semilinear)
  const dynamics = dynamicsFromModes(semilinear, invariants)
  const field = dynamics.field(declaration.parameters)
  checkWritten(where, 'semilinear', declaration, (y, out) => field(0, y, out))
  return odeSystem(declaration, dynamics)
}
