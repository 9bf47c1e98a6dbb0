import { type Comparison, constants, type Expression, type Names } from './expression.ts'
import { functions, smallPowers } from './functions.ts'
import { type BindParameters, interpret } from './interpret.ts'
import { toText } from './to-text.ts'

/**
 * One function that evaluates all expressions: generated code, or the interpreter where the page forbids generating.
 * Binding other parameter values compiles nothing anew.
 */
export function compile(expressions: readonly Expression[], names: Names): BindParameters {
  try {
    return generate(expressions, names)
  } catch (error) {
    if (error instanceof EvalError) return interpret(expressions, names)
    throw error
  }
}

/** Source in the making. It holds numbers, operators and names made here (y0, p0, f0), never text of the user. */
interface Emitter {
  readonly names: Names
  /** The functions called by the source, as f0, f1, … */
  readonly callees: ((u: number, v: number) => number)[]
}

function generate(expressions: readonly Expression[], names: Names): BindParameters {
  const emitter: Emitter = { names, callees: [] }
  const results = expressions.map((expression, i) => `out[${i}] = ${emit(expression, emitter)}`)
  const source = [
    ...emitter.callees.map((_, i) => `const f${i} = f[${i}]`),
    ...names.parameters.map((_, i) => `const p${i} = p[${i}]`),
    'return (t, y, out) => {',
    ...names.variables.map((_, i) => `const y${i} = y[${i}]`),
    ...results,
    '}',
  ].join('\n')
  const bind = new Function('f', 'p', `'use strict'\n${source}`)
  return (parameters) => bind(emitter.callees, parameters)
}

function emit(expression: Expression, emitter: Emitter): string {
  switch (expression.kind) {
    case 'number':
      return literal(expression.value)
    case 'constant':
      return literal(constants.get(expression.name)!)
    case 'symbol':
      return emitSymbol(expression.name, emitter.names)
    case 'delayed':
      return emitSymbol(toText(expression), emitter.names)
    case 'negate':
      return `(-${emit(expression.operand, emitter)})`
    case 'arithmetic':
      return emitArithmetic(expression, emitter)
    case 'call':
      return emitCall(functions.get(expression.name)!.evaluate, expression.args, emitter)
    case 'choice': {
      const { test, whenTrue, whenFalse } = expression
      return `(${emitComparison(test, emitter)} ? ${emit(whenTrue, emitter)} : ${emit(whenFalse, emitter)})`
    }
  }
}

function literal(value: number): string {
  return value < 0 || Object.is(value, -0) ? `(-${-value})` : `${value}`
}

function emitSymbol(name: string, { variables, parameters }: Names): string {
  const variable = variables.indexOf(name)
  if (variable >= 0) return `y${variable}`
  const parameter = parameters.indexOf(name)
  return parameter >= 0 ? `p${parameter}` : 't'
}

function emitArithmetic(expression: Expression & { readonly kind: 'arithmetic' }, emitter: Emitter): string {
  const { operator, left, right } = expression
  if (operator !== '^') return `(${emit(left, emitter)} ${operator} ${emit(right, emitter)})`
  const product = right.kind === 'number' ? smallPowers.get(right.value) : undefined
  return product ? emitCall(product, [left], emitter) : emitCall(Math.pow, [left, right], emitter)
}

function emitCall(evaluate: (u: number, v: number) => number, args: readonly Expression[], emitter: Emitter): string {
  let index = emitter.callees.indexOf(evaluate)
  if (index < 0) index = emitter.callees.push(evaluate) - 1
  return `f${index}(${args.map((arg) => emit(arg, emitter)).join(', ')})`
}

function emitComparison({ comparator, left, right }: Comparison, emitter: Emitter): string {
  return `(${emit(left, emitter)} ${comparator} ${emit(right, emitter)})`
}
