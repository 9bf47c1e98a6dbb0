import type { Comparator, Expression } from './expression.ts'
import { functions } from './functions.ts'
import { latexSymbol } from './latex-symbol.ts'
import { binding, bindingOf } from './precedence.ts'

/** The expression as LaTeX, for math mode. */
export function latex(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return latexNumber(expression.value)
    case 'constant':
      return expression.name === 'pi' ? '\\pi' : '\\mathrm{e}'
    case 'symbol':
      return latexSymbol(expression.name)
    case 'delayed':
      return `${latexSymbol(expression.name)}(t - ${atLeast(binding.product, expression.lag)})`
    case 'negate':
      return `-${atLeast(binding.product, expression.operand)}`
    case 'arithmetic':
      return latexArithmetic(expression)
    case 'call': {
      const args = expression.args.map(latex)
      return functions.get(expression.name)!.latex.replace(/#([12])/g, (_, i) => args[i - 1]!)
    }
    case 'choice':
      return latexChoice(expression)
  }
}

/** The expression as LaTeX, in parentheses where it could not stand in a product. */
export function latexFactor(expression: Expression): string {
  return atLeast(binding.product, expression)
}

function latexArithmetic({ operator, left, right }: Expression & { readonly kind: 'arithmetic' }): string {
  switch (operator) {
    case '+':
    case '-':
      return `${atLeast(binding.sum, left)} ${operator} ${atLeast(binding.product, right)}`
    case '*':
      return latexProduct(atLeast(binding.product, left), atLeast(binding.power, right))
    case '/':
      return `\\frac{${latex(left)}}{${latex(right)}}`
    case '^':
      return `${latexBase(left)}^{${latex(right)}}`
  }
}

/** Factors side by side, apart where they would run together: 2·3, prey predator. */
function latexProduct(left: string, right: string): string {
  if (/^\d/.test(right)) return `${left} \\cdot ${right}`
  const isWord = /\\mathrm\{\w+\}$/.test(left) || right.startsWith('\\mathrm')
  return isWord ? `${left} \\, ${right}` : `${left} ${right}`
}

function latexBase(base: Expression): string {
  const isPlain =
    base.kind === 'symbol' || base.kind === 'constant' || (base.kind === 'number' && /^[\d.]+$/.test(`${base.value}`))
  return isPlain ? latex(base) : parenthesized(latex(base))
}

function latexChoice({ test, whenTrue, whenFalse }: Expression & { readonly kind: 'choice' }): string {
  const condition = `${latex(test.left)} ${comparators[test.comparator]} ${latex(test.right)}`
  const cases = `${latex(whenTrue)} & \\text{if } ${condition} \\\\ ${latex(whenFalse)} & \\text{otherwise}`
  return `\\begin{cases} ${cases} \\end{cases}`
}

const comparators: Readonly<Record<Comparator, string>> = {
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '==': '=',
  '!=': '\\ne',
}

function latexNumber(value: number): string {
  const [mantissa, exponent] = `${value}`.split('e')
  return exponent === undefined ? mantissa! : `${mantissa} \\cdot 10^{${Number(exponent)}}`
}

function atLeast(strength: number, expression: Expression): string {
  const isFraction = expression.kind === 'arithmetic' && expression.operator === '/'
  const text = latex(expression)
  return isFraction || bindingOf(expression) >= strength ? text : parenthesized(text)
}

function parenthesized(text: string): string {
  return `\\left(${text}\\right)`
}
