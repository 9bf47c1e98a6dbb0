import { type Comparison, constants, type Expression, type Names } from './expression.ts'
import { functions, smallPower } from './functions.ts'
import { type BindParameters, interpret } from './interpret.ts'
import { emptyParts, type Parts } from './parts.ts'
import { shareTerms } from './share-terms.ts'
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

/** More zeros than this, as in the Jacobian of a large system, are written all at once. */
const MANY_ZEROS = 16

/** Source in the making. It holds numbers, operators and names made here (y0, p0, f0, t0), never text of the user. */
interface Emitter {
  readonly names: Names
  /** The functions called by the source, as f0, f1, … */
  readonly callees: ((u: number, v: number) => number)[]
  readonly kept: ReadonlySet<Expression>
  /** The kept terms written so far; each gives its name. */
  readonly written: Map<Expression, () => string>
  readonly parts: Parts
}

function generate(expressions: readonly Expression[], names: Names): BindParameters {
  const { formulas, kept } = shareTerms(expressions)
  const emitter: Emitter = { names, callees: [], kept, written: new Map(), parts: emptyParts() }
  const { callees, parts } = emitter
  writeFormulas(formulas, emitter)
  const source = [
    ...callees.map((_, i) => `const f${i} = f[${i}]`),
    ...names.parameters.map((_, i) => `const p${i} = p[${i}]`),
    parts.source(),
  ].join('\n')
  const bind = new Function('f', 'p', `'use strict'\n${source}`)
  return (parameters) => bind(callees, parameters)
}

function writeFormulas(formulas: readonly Expression[], emitter: Emitter): void {
  const { parts } = emitter
  const filled = formulas.filter(isZero).length > MANY_ZEROS
  if (filled) parts.write(`out.fill(0, 0, ${formulas.length})`)
  for (const [i, formula] of formulas.entries()) {
    if (filled && isZero(formula)) continue
    parts.breakIfLong()
    parts.write(`out[${i}] = ${emit(formula, emitter)}`)
  }
}

function isZero(formula: Expression): boolean {
  return formula.kind === 'number' && Object.is(formula.value, 0)
}

/** The name of a term that is kept, else its code. */
function emit(term: Expression, emitter: Emitter): string {
  const { kept, written, parts } = emitter
  const known = written.get(term)
  if (known) return known()
  const code = emitAnew(term, emitter)
  if (!kept.has(term)) return code
  const name = parts.constant(code)
  written.set(term, name)
  return name()
}

function emitAnew(expression: Expression, emitter: Emitter): string {
  switch (expression.kind) {
    case 'number':
      return literal(expression.value)
    case 'constant':
      return literal(constants.get(expression.name)!)
    case 'symbol':
      return emitSymbol(expression.name, emitter)
    case 'delayed':
      return emitSymbol(toText(expression), emitter)
    case 'negate':
      return `(-${emit(expression.operand, emitter)})`
    case 'arithmetic':
      return emitArithmetic(expression, emitter)
    case 'call':
      return call(
        functions.get(expression.name)!.evaluate,
        expression.args.map((arg) => emit(arg, emitter)),
        emitter,
      )
    case 'choice': {
      const { test, whenTrue, whenFalse } = expression
      return `(${emitComparison(test, emitter)} ? ${emit(whenTrue, emitter)} : ${emit(whenFalse, emitter)})`
    }
  }
}

function literal(value: number): string {
  return value < 0 || Object.is(value, -0) ? `(-${-value})` : `${value}`
}

function emitSymbol(name: string, { names: { variables, parameters }, parts }: Emitter): string {
  const variable = variables.indexOf(name)
  if (variable >= 0) return parts.variable(variable)
  const parameter = parameters.indexOf(name)
  return parameter >= 0 ? `p${parameter}` : 't'
}

function emitArithmetic(expression: Expression & { readonly kind: 'arithmetic' }, emitter: Emitter): string {
  const { operator } = expression
  const left = emit(expression.left, emitter)
  const product = smallPower(expression)
  if (product) return /^\w+$/.test(left) ? product.source(left) : call(product.evaluate, [left], emitter)
  const right = emit(expression.right, emitter)
  return operator === '^' ? call(Math.pow, [left, right], emitter) : `(${left} ${operator} ${right})`
}

function call(evaluate: (u: number, v: number) => number, args: readonly string[], { callees }: Emitter): string {
  let index = callees.indexOf(evaluate)
  if (index < 0) index = callees.push(evaluate) - 1
  return `f${index}(${args.join(', ')})`
}

function emitComparison({ comparator, left, right }: Comparison, emitter: Emitter): string {
  return `(${emit(left, emitter)} ${comparator} ${emit(right, emitter)})`
}
