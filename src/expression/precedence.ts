import type { Expression } from './expression.ts'

/** Binding strengths of the equation language, weakest first. */
export const binding: Readonly<Record<'choice' | 'sum' | 'product' | 'sign' | 'power' | 'atom', number>> = {
  choice: 0,
  sum: 1,
  product: 2,
  sign: 3,
  power: 4,
  atom: 5,
}

const operatorBinding = {
  '+': binding.sum,
  '-': binding.sum,
  '*': binding.product,
  '/': binding.product,
  '^': binding.power,
}

/** How strongly the outermost operation of the expression binds. */
export function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case 'number':
      return expression.value < 0 ? binding.sign : binding.atom
    case 'negate':
      return binding.sign
    case 'arithmetic':
      return operatorBinding[expression.operator]
    case 'choice':
      return binding.choice
    default:
      return binding.atom
  }
}
