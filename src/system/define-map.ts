import { changeParameters, type Declaration, type Definition, declare, type State } from './declaration.ts'
import { commonParts, type Dynamics, type Parameters } from './dynamics.ts'
import {
  checkFunction,
  checkWritten,
  dynamicsFromFunctions,
  type InvariantFunction,
  type KernelFunction,
} from './from-functions.ts'
import { checkAllUsed, checkStart, dynamicsFromText, equationNames, parseAll } from './from-text.ts'
import { lazily } from './lazily.ts'
import type { MapSystem } from './system.ts'

interface MapDefinition extends Definition {
  readonly initialState: State
  /** The time that one application advances, where the map has a time step; positive. */
  readonly dt?: number
}

/** An iterated map as text. */
export interface MapEquations extends MapDefinition {
  /** The next value of each variable, in storage order; on the right are the old values, and their time t. */
  readonly equations: Readonly<Record<string, string>>
  /** Formulas that stay constant along every orbit. */
  readonly invariants?: Readonly<Record<string, string>>
}

/** An iterated map as a function, where text does not fit. */
export interface MapFunctions extends MapDefinition {
  readonly variables: readonly string[]
  /** Writes the image of y at time t into next, every entry; next never aliases y. Must not allocate or keep y. */
  readonly advance: (y: Float64Array, next: Float64Array, t: number, parameters: Parameters) => void
  /** Writes ∂nextᵢ/∂yⱼ into jacobian[i·dim + j], zeros too. */
  readonly jacobian?: KernelFunction
  readonly invariants?: Readonly<Record<string, InvariantFunction>>
}

/**
 * The iterated map y ← F(y), from equation text or from a function. Text is checked here and compiled, differentiated
 * and typeset at first use.
 * @throws SyntaxError for equation text, with system, variable and column; RangeError for names and values.
 */
export function defineMap(definition: MapEquations | MapFunctions): MapSystem {
  const { name, dt } = definition
  if (dt !== undefined && !(dt > 0 && Number.isFinite(dt)))
    throw new RangeError(`defineMap: ${name}: dt must be positive and finite, got ${dt}; leave it out for no time step`)
  return 'equations' in definition ? fromText(definition) : fromFunctions(definition)
}

/** The system that these dynamics make with the declared parameter values. */
function mapSystem(declaration: Declaration, dynamics: Dynamics, dt: number | undefined): MapSystem {
  const { ready, late } = commonParts(declaration, dynamics)
  const change = (changes: Parameters) => mapSystem(changeParameters(declaration, changes), dynamics, dt)
  const advance = () => {
    const image = dynamics.field(declaration.parameters)
    return (y: Float64Array, next: Float64Array, t: number) => image(t, y, next)
  }
  return lazily({ kind: 'map' as const, ...ready, ...(dt !== undefined && { dt }), with: change }, { ...late, advance })
}

function fromText(definition: MapEquations): MapSystem {
  const { equations, initialState, invariants = {}, dt } = definition
  const declaration = declare('defineMap', definition, Object.keys(equations), initialState)
  const where = `defineMap: ${declaration.name}`
  const names = equationNames(where, declaration, true)
  const images = parseAll(where, 'equation for', equations, names)
  checkAllUsed(where, names, images.values())
  const conserved = parseAll(where, 'invariant', invariants, names)
  checkStart(where, declaration, images, names)
  const dynamics = dynamicsFromText(images, conserved, names, (symbol) => `${symbol} \\mapsto`)
  const texts = {
    kind: 'map',
    equations,
    ...(definition.invariants && { invariants }),
    ...(dt !== undefined && { dt }),
  }
  return mapSystem(declaration, { ...dynamics, texts, equations: () => texts.equations }, dt)
}

function fromFunctions(definition: MapFunctions): MapSystem {
  const { variables, advance, jacobian, initialState, invariants = {}, dt } = definition
  const declaration = declare('defineMap', definition, variables, initialState)
  const where = `defineMap: ${declaration.name}`
  checkFunction(where, 'advance (or equations as text)', advance)
  checkWritten(where, 'advance', declaration, (y, out) => advance(y, out, 0, declaration.parameters))
  const field: KernelFunction = (t, y, next, parameters) => advance(y, next, t, parameters)
  return mapSystem(declaration, dynamicsFromFunctions(field, jacobian, invariants), dt)
}
