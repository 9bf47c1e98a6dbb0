import { type Comparison, constants, type Expression, type Names } from './expression.ts'
import { functions, smallPower } from './functions.ts'
import { toText } from './to-text.ts'

/** Writes the values of the expressions at (t, y) into out. */
export type Kernel = (t: number, y: Float64Array, out: Float64Array) => void

/** The kernel with parameter values put in, in the order of `Names.parameters`. */
export type BindParameters = (parameters: readonly number[]) => Kernel

type Evaluate = (t: number, y: Float64Array, parameters: readonly number[]) => number

/** The same bits as compiled code, from closures over the tree: for pages that forbid generated code. */
export function interpret(expressions: readonly Expression[], names: Names): BindParameters {
  const evaluators = expressions.map((expression) => evaluator(expression, names))
  return (parameters) => (t, y, out) => {
    for (let i = 0; i < evaluators.length; i++) out[i] = evaluators[i]!(t, y, parameters)
  }
}

function evaluator(expression: Expression, names: Names): Evaluate {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression
      return () => value
    }
    case 'constant': {
      const value = constants.get(expression.name)!
      return () => value
    }
    case 'symbol':
      return symbolEvaluator(expression.name, names)
    case 'delayed':
      return symbolEvaluator(toText(expression), names)
    case 'negate': {
      const operand = evaluator(expression.operand, names)
      return (t, y, p) => -operand(t, y, p)
    }
    case 'arithmetic':
      return arithmeticEvaluator(expression, names)
    case 'call':
      return callEvaluator(functions.get(expression.name)!.evaluate, expression.args, names)
    case 'choice': {
      const test = comparisonEvaluator(expression.test, names)
      const whenTrue = evaluator(expression.whenTrue, names)
      const whenFalse = evaluator(expression.whenFalse, names)
      return (t, y, p) => (test(t, y, p) ? whenTrue(t, y, p) : whenFalse(t, y, p))
    }
  }
}

function symbolEvaluator(name: string, { variables, parameters }: Names): Evaluate {
  const variable = variables.indexOf(name)
  if (variable >= 0) return (_t, y) => y[variable]!
  const parameter = parameters.indexOf(name)
  if (parameter >= 0) return (_t, _y, p) => p[parameter]!
  return (t) => t
}

function callEvaluator(
  evaluate: (u: number, v: number) => number,
  args: readonly Expression[],
  names: Names,
): Evaluate {
  const [u, v] = args.map((arg) => evaluator(arg, names)) as [Evaluate, Evaluate?]
  return v ? (t, y, p) => evaluate(u(t, y, p), v(t, y, p)) : (t, y, p) => evaluate(u(t, y, p), Number.NaN)
}

function arithmeticEvaluator(expression: Expression & { readonly kind: 'arithmetic' }, names: Names): Evaluate {
  const { operator, left, right } = expression
  const a = evaluator(left, names)
  const b = evaluator(right, names)
  switch (operator) {
    case '+':
      return (t, y, p) => a(t, y, p) + b(t, y, p)
    case '-':
      return (t, y, p) => a(t, y, p) - b(t, y, p)
    case '*':
      return (t, y, p) => a(t, y, p) * b(t, y, p)
    case '/':
      return (t, y, p) => a(t, y, p) / b(t, y, p)
    case '^': {
      const product = smallPower(expression)
      return product ? callEvaluator(product.evaluate, [left], names) : callEvaluator(Math.pow, [left, right], names)
    }
  }
}

function comparisonEvaluator({ comparator, left, right }: Comparison, names: Names) {
  const a = evaluator(left, names)
  const b = evaluator(right, names)
  const compare = comparisons[comparator]
  return (t: number, y: Float64Array, p: readonly number[]) => compare(a(t, y, p), b(t, y, p))
}

const comparisons = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '==': (a: number, b: number) => a === b,
  '!=': (a: number, b: number) => a !== b,
}
