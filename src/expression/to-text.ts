import type { Expression } from './expression.ts'
import { binding, bindingOf } from './precedence.ts'

/** Equation text that parses to the same tree. */
export function toText(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return `${expression.value}`
    case 'constant':
    case 'symbol':
      return expression.name
    case 'delayed':
      return `${expression.name}(t - ${atLeast(binding.product, expression.lag)})`
    case 'negate':
      return `-${atLeast(binding.power, expression.operand)}`
    case 'arithmetic':
      return arithmeticText(expression)
    case 'call':
      return `${expression.name}(${expression.args.map(toText).join(', ')})`
    case 'choice': {
      const { test, whenTrue, whenFalse } = expression
      const condition = `${atLeast(binding.sum, test.left)} ${test.comparator} ${atLeast(binding.sum, test.right)}`
      return `${condition} ? ${atLeast(binding.sum, whenTrue)} : ${toText(whenFalse)}`
    }
  }
}

function arithmeticText({ operator, left, right }: Expression & { readonly kind: 'arithmetic' }): string {
  switch (operator) {
    case '+':
    case '-':
      return `${atLeast(binding.sum, left)} ${operator} ${atLeast(binding.product, right)}`
    case '*':
    case '/':
      return `${atLeast(binding.product, left)}${operator}${atLeast(binding.power, right)}`
    case '^':
      return `${atLeast(binding.atom, left)}^${atLeast(binding.atom, right)}`
  }
}

function atLeast(strength: number, expression: Expression): string {
  const text = toText(expression)
  return bindingOf(expression) < strength ? `(${text})` : text
}
