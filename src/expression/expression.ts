export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^'
export type Comparator = '<' | '<=' | '>' | '>=' | '==' | '!='

export interface Comparison {
  readonly comparator: Comparator
  readonly left: Expression
  readonly right: Expression
}

/** A checked formula as plain JSON data: every name in it is known, every call has the right number of arguments. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly name: ConstantName }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'delayed'; readonly name: string; readonly lag: Expression }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic'
      readonly operator: ArithmeticOperator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'choice'
      readonly test: Comparison
      readonly whenTrue: Expression
      readonly whenFalse: Expression
    }

export type ConstantName = 'pi' | 'e'

/** Values of the named constants. A variable or parameter called e takes precedence over the constant. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
])

/** What the symbols of an expression may refer to. */
export interface Names {
  /** In storage order of the state. A delayed variable goes by its text, such as 'x(t - tau)'. */
  readonly variables: readonly string[]
  readonly parameters: readonly string[]
  /** Whether the symbol t means time. */
  readonly time: boolean
  /** Whether a variable may be called, as in x(t - tau), for its value in the past. */
  readonly delays?: boolean
}

/** The expressions directly inside this one, in reading order. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'delayed':
      return [expression.lag]
    case 'negate':
      return [expression.operand]
    case 'arithmetic':
      return [expression.left, expression.right]
    case 'call':
      return expression.args
    case 'choice':
      return [expression.test.left, expression.test.right, expression.whenTrue, expression.whenFalse]
    default:
      return []
  }
}

/** The same kind of expression with every child replaced. */
export function withChildren(expression: Expression, replace: (child: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'delayed':
      return { ...expression, lag: replace(expression.lag) }
    case 'negate':
      return { ...expression, operand: replace(expression.operand) }
    case 'arithmetic':
      return { ...expression, left: replace(expression.left), right: replace(expression.right) }
    case 'call':
      return { ...expression, args: expression.args.map(replace) }
    case 'choice': {
      const { test, whenTrue, whenFalse } = expression
      return {
        ...expression,
        test: { ...test, left: replace(test.left), right: replace(test.right) },
        whenTrue: replace(whenTrue),
        whenFalse: replace(whenFalse),
      }
    }
    default:
      return expression
  }
}

/** Every symbol in the expression, without repetition. */
export function symbolsOf(expression: Expression, found: Set<string> = new Set()): Set<string> {
  if (expression.kind === 'symbol') found.add(expression.name)
  for (const child of children(expression)) symbolsOf(child, found)
  return found
}
