import { children, type Expression, type Names, symbolsOf } from '../expression/expression.ts'
import { toText } from '../expression/to-text.ts'
import { copy } from '../math/vector.ts'
import type { Dynamics, Parameters } from './dynamics.ts'
import type { KernelFunction } from './from-functions.ts'
import { dynamicsFromText, type Formulas, kernels } from './from-text.ts'
import type { DelayField, DelayJacobian, History, VectorField } from './system.ts'

/** The dynamics of a delay differential equation for any parameter values, from text or from functions. */
export interface DelayDynamics extends Pick<Dynamics, 'equations' | 'texts' | 'latex'> {
  readonly lags: number
  readonly constantDelays: boolean
  readonly delays: (parameters: Parameters) => VectorField
  readonly field: (parameters: Parameters) => DelayField
  readonly jacobian?: (parameters: Parameters) => DelayJacobian
  readonly history?: (parameters: Parameters) => History
}

/** A field or Jacobian that is handed the past and the parameters with every call. */
export type DelayKernelFunction = (
  t: number,
  y: Float64Array,
  past: Float64Array,
  out: Float64Array,
  parameters: Parameters,
) => void

/** The user's functions. They must not allocate or keep what they are handed. */
export interface DelayFunctions {
  /** How many delayed states the field looks at. */
  readonly lags: number
  /** Writes how far back each look goes, in units of time and never negative, every entry. */
  readonly delays: KernelFunction
  /** Whether `delays` writes the same whatever t and y are; default false. */
  readonly constantDelays?: boolean
  /** Writes dy/dt, every entry; row k of `past`, of shape [lags, dim], is the state at t − lagₖ. */
  readonly field: DelayKernelFunction
  /** Writes ∂fᵢ/∂yⱼ and then ∂fᵢ/∂pastⱼ, lag by lag, into row i, zeros too; shape [dim, (1 + lags)·dim]. */
  readonly jacobian?: DelayKernelFunction
  /** Writes the state at t, before the start; default: the initial state all along. */
  readonly history?: (t: number, out: Float64Array, parameters: Parameters) => void
}

/** The user's functions, with their parameters put in. */
export function delayDynamicsFromFunctions(functions: DelayFunctions): DelayDynamics {
  const { lags, delays, constantDelays = false, field, jacobian, history } = functions
  const bind =
    (kernel: DelayKernelFunction) =>
    (parameters: Parameters): DelayField =>
    (t, y, past, out) =>
      kernel(t, y, past, out, parameters)
  return {
    lags,
    constantDelays,
    delays: (parameters) => (t, y, out) => delays(t, y, out, parameters),
    field: bind(field),
    ...(jacobian && { jacobian: bind(jacobian) }),
    ...(history && {
      history:
        (parameters: Parameters): History =>
        (t, out) =>
          history(t, out, parameters),
    }),
  }
}

/** Compiled at first use, once for all parameter values: to the formulas, y and the past are one long state. */
export function delayDynamicsFromText(
  rightHandSides: Formulas,
  history: Formulas | undefined,
  names: Names,
): DelayDynamics {
  const { variables } = names
  const lags = distinctLags(rightHandSides.values())
  const looks = lags.flatMap((lag) => variables.map((name) => toText({ kind: 'delayed', name, lag })))
  const extended = { ...names, variables: [...variables, ...looks] }
  const { field, jacobian, latex } = dynamicsFromText(rightHandSides, new Map(), extended, (x) => `\\dot{${x}} =`)
  const before = history && kernels(() => variables.map((name) => history.get(name)!), { ...names, variables: [] })
  const changing = new Set([...variables, 't'])
  return {
    lags: lags.length,
    constantDelays: lags.every((lag) => ![...symbolsOf(lag)].some((symbol) => changing.has(symbol))),
    delays: kernels(() => lags, names),
    field: (parameters) => ofLongState(field(parameters), extended.variables.length),
    jacobian: (parameters) => ofLongState(jacobian(parameters), extended.variables.length),
    ...(before && { history: (parameters: Parameters) => withoutState(before(parameters)) }),
    latex,
  }
}

/** The lags that formulas look back, in reading order; the same text is the same lag. */
function distinctLags(formulas: Iterable<Expression>): readonly Expression[] {
  const found = new Map<string, Expression>()
  const collect = (expression: Expression): void => {
    if (expression.kind === 'delayed') found.set(toText(expression.lag), expression.lag)
    for (const child of children(expression)) collect(child)
  }
  for (const formula of formulas) collect(formula)
  return [...found.values()]
}

function ofLongState(kernel: VectorField, length: number): DelayField {
  const state = new Float64Array(length)
  return (t, y, past, out) => {
    copy(y, state)
    for (let i = y.length; i < length; i++) state[i] = past[i - y.length]!
    kernel(t, state, out)
  }
}

function withoutState(kernel: VectorField): History {
  const none = new Float64Array(0)
  return (t, out) => kernel(t, none, out)
}
