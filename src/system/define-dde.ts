import { changeParameters, type Declaration, type Definition, declare, type State } from './declaration.ts'
import {
  type DelayDynamics,
  type DelayFunctions,
  delayDynamicsFromFunctions,
  delayDynamicsFromText,
} from './delay-dynamics.ts'
import { commonParts, type Parameters } from './dynamics.ts'
import { checkFunction, checkWritten } from './from-functions.ts'
import { checkAllUsed, equationNames, parseAll } from './from-text.ts'
import { lazily } from './lazily.ts'
import type { DdeSystem } from './system.ts'

/** A delay differential equation as text. */
export interface DdeEquations extends Definition {
  /**
   * The time derivative of each variable, in storage order; t is time and x(t - tau) is x a time tau ago. A lag is any
   * formula in the parameters, t and the variables, as they are now.
   */
  readonly equations: Readonly<Record<string, string>>
  readonly initialState: State
  /** Each variable before the start, in terms of t and parameters; default: its initial value. */
  readonly history?: Readonly<Record<string, string>>
}

/** A delay differential equation as functions, where text does not fit. */
export interface DdeFunctions extends Definition, DelayFunctions {
  readonly variables: readonly string[]
  readonly initialState: State
}

/**
 * The delay differential equation dy/dt = f(t, y(t), y(t − lag₀), …), from equation text, such as
 * 'beta*x(t - tau)/(1 + x(t - tau)^n) - gamma*x', or from functions. Text is checked here and compiled, differentiated
 * and typeset when the field, the Jacobian and the LaTeX are first read. Equal lags are one lag.
 * @throws SyntaxError for equation text, with system, variable and column; RangeError for names and values.
 */
export function defineDde(definition: DdeEquations | DdeFunctions): DdeSystem {
  return 'equations' in definition ? fromText(definition) : fromFunctions(definition)
}

/** The system that these dynamics make with the declared parameter values. */
function ddeSystem(declaration: Declaration, dynamics: DelayDynamics): DdeSystem {
  const { parameters } = declaration
  const { lags, constantDelays, delays, field, jacobian, history, ...common } = dynamics
  const { ready, late } = commonParts(declaration, { ...common, invariants: () => none })
  const change = (changes: Parameters) => ddeSystem(changeParameters(declaration, changes), dynamics)
  return lazily(
    { kind: 'dde' as const, ...ready, lags, constantDelays, with: change },
    {
      invariants: late.invariants,
      ...(late.equations && { equations: late.equations }),
      ...(late.latex && { latex: late.latex }),
      delays: () => delays(parameters),
      field: () => field(parameters),
      ...(jacobian && { jacobian: () => jacobian(parameters) }),
      ...(history && { history: () => history(parameters) }),
    },
  )
}

const none = Object.freeze({})

function fromText(definition: DdeEquations): DdeSystem {
  const { equations, initialState, history } = definition
  const declaration = declare('defineDde', definition, Object.keys(equations), initialState)
  const where = `defineDde: ${declaration.name}`
  const names = { ...equationNames(where, declaration, true), delays: true }
  const rightHandSides = parseAll(where, 'equation for', equations, names)
  const before = history && parseAll(where, 'history of', history, { ...names, variables: [], delays: false })
  if (before) checkSameNames(where, declaration.variables, [...before.keys()])
  checkAllUsed(where, names, [...rightHandSides.values(), ...(before?.values() ?? [])])
  const dynamics = delayDynamicsFromText(rightHandSides, before, names)
  if (dynamics.lags === 0)
    throw new RangeError(`${where}: no equation looks into the past; write x(t - tau) somewhere, or use defineOde`)
  const texts = { kind: 'dde', equations: Object.freeze({ ...equations }), ...(history && { history }) }
  return ddeSystem(declaration, { ...dynamics, texts, equations: () => texts.equations })
}

function checkSameNames(where: string, variables: readonly string[], names: readonly string[]): void {
  for (const variable of variables)
    if (!names.includes(variable)) throw new RangeError(`${where}: history lacks ${variable}`)
  for (const name of names)
    if (!variables.includes(name)) throw new RangeError(`${where}: history names '${name}', not a variable`)
}

function fromFunctions(definition: DdeFunctions): DdeSystem {
  const { variables, lags, delays, field, initialState } = definition
  const declaration = declare('defineDde', definition, variables, initialState)
  const { name, dim, parameters } = declaration
  const where = `defineDde: ${name}`
  if (!(Number.isInteger(lags) && lags > 0))
    throw new RangeError(`${where}: lags must be a positive whole number, got ${lags}`)
  checkFunction(where, 'field (or equations as text)', field)
  checkFunction(where, 'delays', delays)
  const looks = { ...declaration, variables: Array.from({ length: lags }, (_, k) => `lag ${k}`) }
  checkWritten(where, 'delays', looks, (y, out) => delays(0, y, out, parameters))
  const past = new Float64Array(lags * dim).map((_, i) => declaration.initialState[i % dim]!)
  checkWritten(where, 'field', declaration, (y, out) => field(0, y, past, out, parameters))
  return ddeSystem(declaration, delayDynamicsFromFunctions(definition))
}
