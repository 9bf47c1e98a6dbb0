import { mentionedIn } from '../program/equation-program.ts'
import type { EquationBody } from '../program/program.ts'
import { block } from '../text/block.ts'
import { floating } from '../text/listing.ts'
import { identifiers } from '../text/names.ts'
import { type Dialect, printExpression } from '../text/print-expression.ts'

const WORDS =
  'auto break case char const continue default do double else enum extern float for goto if inline int long register ' +
  'restrict return short signed sizeof static struct switch typedef union unsigned void volatile while NULL NAN INFINITY HUGE_VAL I t state out known ' +
  'square cube fourth sech step mod least most sign sin cos tan asin acos atan atan2 sinh cosh tanh exp log log10 log2 sqrt ' +
  'cbrt pow fabs floor ceil'

/** Functions that math.h does not have, or has with other answers to what is no number. */
const own: Readonly<Record<string, string>> = {
  square: 'double u)\n{\n  return u * u;\n}',
  cube: 'double u)\n{\n  return u * u * u;\n}',
  fourth: 'double u)\n{\n  return u * u * (u * u);\n}',
  sech: 'double u)\n{\n  return 1.0 / cosh(u);\n}',
  step: 'double u)\n{\n  return u < 0.0 ? 0.0 : u >= 0.0 ? 1.0 : u;\n}',
  sign: 'double u)\n{\n  return u > 0.0 ? 1.0 : u < 0.0 ? -1.0 : u;\n}',
  mod: 'double u, double v)\n{\n  return u - v * floor(u / v);\n}',
  least: 'double u, double v)\n{\n  return u < v || u != u ? u : v;\n}',
  most: 'double u, double v)\n{\n  return u > v || u != u ? u : v;\n}',
}

const spellings: Readonly<Record<string, string>> = { abs: 'fabs', min: 'least', max: 'most' }
const products: Readonly<Record<number, string>> = { 2: 'square', 3: 'cube', 4: 'fourth' }

/** A function of t, state and out that writes the formulas' values, and the functions before it that it calls. */
export function cEquations(
  { variables, parameters, formulas }: EquationBody,
  opening: string,
): { readonly functions: readonly string[]; readonly source: string } {
  const names = identifiers([...variables, ...Object.keys(parameters)], WORDS.split(' '), true)
  const mentioned = mentionedIn(formulas)
  const used = new Set<string>()
  const call = (name: string, ...args: readonly string[]): string => {
    const spelled = spellings[name] ?? name
    if (Object.hasOwn(own, spelled)) used.add(spelled)
    return `${spelled}(${args.join(', ')})`
  }
  const dialect: Dialect = {
    number: floating,
    symbol: (name) => names.get(name) ?? name,
    power: (base, exponent, whole) => (whole ? call(products[whole], base) : call('pow', base, exponent)),
    call: (name, args) => call(name, ...args),
    choice: (test, whenTrue, whenFalse) => `(${test} ? ${whenTrue} : ${whenFalse})`,
    comparators: { '==': '==', '!=': '!=' },
  }
  const values = [
    ...variables.map((name, j) => [name, `state[${j}]`] as const),
    ...Object.entries(parameters).map(([name, value]) => [name, floating(value)] as const),
  ]
  const lines = [
    ...values
      .filter(([name]) => mentioned.has(name))
      .map(([name, value]) => `const double ${names.get(name)} = ${value};`),
    ...(opening.includes('double t') && !mentioned.has('t') ? ['(void)t;'] : []),
    ...(variables.some((name) => mentioned.has(name)) ? [] : ['(void)state;']),
    ...formulas.map((formula, j) => `out[${j}] = ${printExpression(formula, dialect)};`),
  ]
  return {
    source: block(`${opening}\n`, lines).replace('\n {', '\n{'),
    functions: [...used].map((name) => `static double ${name}(${own[name]}`),
  }
}
