import { arithmetic, choice, negate, numeral } from './algebra.ts'
import { children, type Expression } from './expression.ts'
import { functions } from './functions.ts'
import { parse } from './parse.ts'
import { toText } from './to-text.ts'

/**
 * ∂expression/∂variable, lightly simplified; piecewise functions have the derivative of the piece they are on, and a
 * delayed variable is a variable of its own, named by its text.
 */
export function differentiate(expression: Expression, variable: string): Expression {
  const d = (of: Expression) => differentiate(of, variable)
  switch (expression.kind) {
    case 'number':
    case 'constant':
      return numeral(0)
    case 'symbol':
      return numeral(expression.name === variable ? 1 : 0)
    case 'delayed':
      return numeral(toText(expression) === variable ? 1 : 0)
    case 'negate':
      return negate(d(expression.operand))
    case 'arithmetic': {
      const { operator, left, right } = expression
      return fill(rule(operator), [left, right], [d(left), d(right)])
    }
    case 'call':
      return fill(rule(expression.name), expression.args, expression.args.map(d))
    case 'choice':
      return choice({ ...expression, whenTrue: d(expression.whenTrue), whenFalse: d(expression.whenFalse) })
  }
}

/** ∂expression/∂variable for each variable; most formulas of a large system mention few. */
export function partialDerivatives(expression: Expression, variables: readonly string[]): Expression[] {
  const mentioned = new Set<string>()
  const visit = (part: Expression): void => {
    if (part.kind === 'symbol') mentioned.add(part.name)
    if (part.kind === 'delayed') mentioned.add(toText(part))
    for (const child of children(part)) visit(child)
  }
  visit(expression)
  return variables.map((variable) => (mentioned.has(variable) ? differentiate(expression, variable) : numeral(0)))
}

/** Total differentials of the operators, in the language of the function table. */
const operatorRules = new Map([
  ['+', 'du + dv'],
  ['-', 'du - dv'],
  ['*', 'du*v + u*dv'],
  ['/', 'du/v - u*dv/v^2'],
  ['^', 'v*u^(v - 1)*du + log(u)*u^v*dv'],
])

const ruleNames = { variables: ['u', 'v', 'du', 'dv'], parameters: [], time: false }
const parsedRules = new Map<string, Expression>()

function rule(name: string): Expression {
  let parsed = parsedRules.get(name)
  if (!parsed) {
    parsed = parse(operatorRules.get(name) ?? functions.get(name)!.differential, ruleNames, `derivative of ${name}`)
    parsedRules.set(name, parsed)
  }
  return parsed
}

type Pair = readonly Expression[]

/** The rule with its arguments u, v and their differentials du, dv put in. */
function fill(rule: Expression, [u, v]: Pair, [du, dv]: Pair): Expression {
  const values = new Map([
    ['u', u],
    ['v', v],
    ['du', du],
    ['dv', dv],
  ])
  const put = (part: Expression): Expression => {
    switch (part.kind) {
      case 'symbol':
        return values.get(part.name)!
      case 'negate':
        return negate(put(part.operand))
      case 'arithmetic':
        return arithmetic(part.operator, put(part.left), put(part.right))
      case 'call':
        return { ...part, args: part.args.map(put) }
      case 'choice': {
        const test = { ...part.test, left: put(part.test.left), right: put(part.test.right) }
        return choice({ ...part, test, whenTrue: put(part.whenTrue), whenFalse: put(part.whenFalse) })
      }
      default:
        return part
    }
  }
  return put(rule)
}
