import { mentionedIn } from '../program/equation-program.ts'
import type { EquationBody } from '../program/program.ts'
import { block } from '../text/block.ts'
import { decimal } from '../text/listing.ts'
import { identifiers } from '../text/names.ts'
import { type Dialect, printExpression } from '../text/print-expression.ts'

const WORDS =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
  'finally for function if implements import in instanceof interface let new null of package private protected public ' +
  'return static super switch this throw true try typeof undefined var void while with yield Math NaN Infinity t state ' +
  'out square cube fourth sech step mod advance field rollout name variables dim dt region known base'

/** Functions that the language's Math does not have. */
const own: Readonly<Record<string, string>> = {
  square: 'const square = (u) => u * u',
  cube: 'const cube = (u) => u * u * u',
  fourth: 'const fourth = (u) => u * u * (u * u)',
  sech: 'const sech = (u) => 1 / Math.cosh(u)',
  step: 'const step = (u) => (u < 0 ? 0 : u >= 0 ? 1 : u)',
  mod: 'const mod = (u, v) => u - v * Math.floor(u / v)',
}

const products: Readonly<Record<number, string>> = { 2: 'square', 3: 'cube', 4: 'fourth' }

/** A function of (t, state, out) that writes the formulas' values, and the functions before it that it calls. */
export function moduleEquations(
  { variables, parameters, formulas }: EquationBody,
  opening: string,
): { readonly functions: readonly string[]; readonly source: string } {
  const names = identifiers([...variables, ...Object.keys(parameters)], WORDS.split(' '))
  const mentioned = mentionedIn(formulas)
  const used = new Set<string>()
  const call = (name: string, ...args: readonly string[]): string => {
    if (Object.hasOwn(own, name)) used.add(name)
    return `${Object.hasOwn(own, name) ? name : `Math.${name}`}(${args.join(', ')})`
  }
  const dialect: Dialect = {
    number: decimal,
    symbol: (name) => names.get(name) ?? name,
    power: (base, exponent, whole) => (whole ? call(products[whole], base) : call('pow', base, exponent)),
    call: (name, args) => call(name, ...args),
    choice: (test, whenTrue, whenFalse) => `(${test} ? ${whenTrue} : ${whenFalse})`,
    comparators: { '==': '===', '!=': '!==' },
  }
  const lines = [
    ...variables.flatMap((name, j) => (mentioned.has(name) ? [`const ${names.get(name)} = state[${j}]`] : [])),
    ...Object.entries(parameters).map(([name, value]) => `const ${names.get(name)} = ${decimal(value)}`),
    ...formulas.map((formula, j) => `out[${j}] = ${printExpression(formula, dialect)}`),
  ]
  return {
    source: block(opening, lines),
    functions: [...used].map((name) => own[name]),
  }
}
