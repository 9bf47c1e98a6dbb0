import type { ArithmeticOperator, Expression } from './expression.ts'

/*
 * Builders that simplify lightly as they build: 0 and 1 vanish, numbers are folded, signs and numeric factors move to
 * the front. As usual in symbolic work 0·x is 0 even where x may overflow. Only derivatives are built with these;
 * what the user wrote is evaluated as written.
 */

export function numeral(value: number): Expression {
  return { kind: 'number', value }
}

export function negate(a: Expression): Expression {
  if (a.kind === 'number') return numeral(0 - a.value)
  if (a.kind === 'negate') return a.operand
  if (isArithmetic(a, '-')) return subtract(a.right, a.left)
  return { kind: 'negate', operand: a }
}

export function add(a: Expression, b: Expression): Expression {
  if (isNumber(a, 0)) return b
  if (isNumber(b, 0)) return a
  if (b.kind === 'negate') return subtract(a, b.operand)
  if (a.kind === 'negate') return subtract(b, a.operand)
  return folded('+', a, b)
}

export function subtract(a: Expression, b: Expression): Expression {
  if (isNumber(b, 0)) return a
  if (isNumber(a, 0)) return negate(b)
  if (b.kind === 'negate') return add(a, b.operand)
  return folded('-', a, b)
}

export function multiply(a: Expression, b: Expression): Expression {
  if (isNumber(a, 0) || isNumber(b, 0)) return numeral(0)
  if (isNumber(a, 1)) return b
  if (isNumber(b, 1)) return a
  if (isNumber(a, -1)) return negate(b)
  if (a.kind === 'negate') return negate(multiply(a.operand, b))
  if (b.kind === 'negate') return negate(multiply(a, b.operand))
  if (b.kind === 'number' && a.kind !== 'number') return multiply(b, a)
  if (a.kind === 'number' && isArithmetic(b, '*') && b.left.kind === 'number')
    return multiply(folded('*', a, b.left), b.right)
  return folded('*', a, b)
}

export function divide(a: Expression, b: Expression): Expression {
  if (isNumber(a, 0)) return numeral(0)
  if (isNumber(b, 1)) return a
  if (a.kind === 'negate') return negate(divide(a.operand, b))
  // 2*p/2 is p; a quotient that is not whole would change the rounding.
  if (isArithmetic(a, '*') && a.left.kind === 'number' && b.kind === 'number' && a.left.value % b.value === 0)
    return multiply(numeral(a.left.value / b.value), a.right)
  return folded('/', a, b)
}

export function power(a: Expression, b: Expression): Expression {
  if (isNumber(b, 0)) return numeral(1)
  if (isNumber(b, 1)) return a
  return folded('^', a, b)
}

const builders = { '+': add, '-': subtract, '*': multiply, '/': divide, '^': power }

/** a operator b, simplified. */
export function arithmetic(operator: ArithmeticOperator, a: Expression, b: Expression): Expression {
  return builders[operator](a, b)
}

/** test ? whenTrue : whenFalse, without the question where both answers are the same number. */
export function choice(of: Expression & { readonly kind: 'choice' }): Expression {
  const { whenTrue, whenFalse } = of
  return whenTrue.kind === 'number' && isNumber(whenFalse, whenTrue.value) ? whenTrue : of
}

function isNumber(expression: Expression, value: number): boolean {
  return expression.kind === 'number' && expression.value === value
}

function isArithmetic(
  expression: Expression,
  operator: ArithmeticOperator,
): expression is Expression & { readonly kind: 'arithmetic' } {
  return expression.kind === 'arithmetic' && expression.operator === operator
}

/** The number itself where both sides are numbers and the result is whole (1/3 stays 1/3), else the operation. */
function folded(operator: ArithmeticOperator, left: Expression, right: Expression): Expression {
  if (left.kind === 'number' && right.kind === 'number') {
    const value = evaluate(operator, left.value, right.value)
    if (Number.isInteger(value)) return numeral(value)
  }
  return { kind: 'arithmetic', operator, left, right }
}

function evaluate(operator: ArithmeticOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '^':
      return a ** b
  }
}
