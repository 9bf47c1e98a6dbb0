import { type ConstantName, constants, type Expression } from '../../../expression/expression.ts'
import { smallPowers } from '../../../expression/functions.ts'
import { binding, bindingOf } from '../../../expression/precedence.ts'

/** How a language writes what equations are made of. Operators and their precedence are those of all of them. */
export interface Dialect {
  readonly number: (value: number) => string
  /** Default: as a number. */
  readonly constant?: (name: ConstantName) => string
  readonly symbol: (name: string) => string
  /**
   * Something that stands in any operation without parentheses, as do the other two. @param whole The exponent, where the
   * library multiplies: 2, 3 or 4.
   */
  readonly power: (base: string, exponent: string, whole: number | undefined) => string
  readonly call: (name: string, args: readonly string[]) => string
  readonly choice: (test: string, whenTrue: string, whenFalse: string) => string
  readonly comparators: Readonly<Record<'==' | '!=', string>>
}

/** The expression in a language, operation for operation, with as few parentheses as that takes. */
export function printExpression(expression: Expression, dialect: Dialect): string {
  const print = (part: Expression): string => printExpression(part, dialect)
  const atLeast = (strength: number, part: Expression): string =>
    standing(part) < strength ? `(${print(part)})` : print(part)
  switch (expression.kind) {
    case 'number':
      return dialect.number(expression.value)
    case 'constant':
      return dialect.constant?.(expression.name) ?? dialect.number(constants.get(expression.name)!)
    case 'symbol':
      return dialect.symbol(expression.name)
    case 'delayed':
      throw new RangeError(
        `${expression.name} in the past cannot be exported; delay equations need a solver of their own`,
      )
    case 'negate':
      return `-${atLeast(binding.power, expression.operand)}`
    case 'arithmetic': {
      const { operator, left, right } = expression
      if (operator === '^') return dialect.power(print(left), print(right), wholePower(expression))
      const strength = operator === '+' || operator === '-' ? binding.sum : binding.product
      return `${atLeast(strength, left)} ${operator} ${atLeast(strength + 1, right)}`
    }
    case 'call':
      return dialect.call(expression.name, expression.args.map(print))
    case 'choice': {
      const { test, whenTrue, whenFalse } = expression
      const { comparator } = test
      const sign = comparator === '==' || comparator === '!=' ? dialect.comparators[comparator] : comparator
      return dialect.choice(`${print(test.left)} ${sign} ${print(test.right)}`, print(whenTrue), print(whenFalse))
    }
  }
}

/** A choice is printed in parentheses, a power as one atom. */
function standing(expression: Expression): number {
  if (expression.kind === 'choice') return binding.atom
  if (expression.kind === 'arithmetic' && expression.operator === '^') return binding.power
  return bindingOf(expression)
}

function wholePower({ right }: Expression & { readonly kind: 'arithmetic' }): number | undefined {
  return right.kind === 'number' && smallPowers.has(right.value) ? right.value : undefined
}
