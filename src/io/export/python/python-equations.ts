import { mentionedIn } from '../program/equation-program.ts'
import type { EquationBody } from '../program/program.ts'
import { floating } from '../text/listing.ts'
import { identifiers } from '../text/names.ts'
import { type Dialect, printExpression } from '../text/print-expression.ts'
import { pythonBlock } from './python-block.ts'

/** What a Python name may not be. */
export const PYTHON_WORDS: readonly string[] = (
  'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
  'import in is lambda nonlocal not or pass raise return try while with yield np t state out abs min max'
).split(' ')

/** NumPy's names where they differ. */
const spellings: Readonly<Record<string, string>> = {
  ...{ asin: 'arcsin', acos: 'arccos', atan: 'arctan', atan2: 'arctan2', pow: 'power', min: 'minimum', max: 'maximum' },
}

/** Functions that NumPy does not have. */
const own: Readonly<Record<string, string>> = {
  square: 'u):\n    return u * u',
  cube: 'u):\n    return u * u * u',
  fourth: 'u):\n    return u * u * (u * u)',
  sech: 'u):\n    return 1.0 / np.cosh(u)',
  step: 'u):\n    return np.where(u < 0.0, 0.0, np.where(u >= 0.0, 1.0, u))',
  mod: 'u, v):\n    return u - v * np.floor(u / v)',
}

const products: Readonly<Record<number, string>> = { 2: 'square', 3: 'cube', 4: 'fourth' }

/** How Python writes formulas; `used` collects the functions that have to be defined before. */
export function pythonDialect(names: ReadonlyMap<string, string>, used: Set<string>): Dialect {
  const call = (name: string, ...args: readonly string[]): string => {
    if (Object.hasOwn(own, name)) used.add(name)
    return `${Object.hasOwn(own, name) ? `_${name}` : `np.${spellings[name] ?? name}`}(${args.join(', ')})`
  }
  return {
    number: floating,
    symbol: (name) => names.get(name) ?? name,
    power: (base, exponent, whole) => (whole ? call(products[whole], base) : call('pow', base, exponent)),
    call: (name, args) => call(name, ...args),
    choice: (test, whenTrue, whenFalse) => `np.where(${test}, ${whenTrue}, ${whenFalse})`,
    comparators: { '==': '==', '!=': '!=' },
  }
}

/** The definitions of such functions. */
export function pythonHelpers(used: Iterable<string>): string[] {
  return Array.from(used, (name) => `def _${name}(${own[name]}`)
}

/** A function of t and state that gives the formulas' values, and the functions before it that it calls. */
export function pythonEquations(
  { variables, parameters, formulas }: EquationBody,
  opening: string,
): { readonly functions: readonly string[]; readonly source: string } {
  const names = identifiers([...variables, ...Object.keys(parameters)], PYTHON_WORDS)
  const mentioned = mentionedIn(formulas)
  const used = new Set<string>()
  const dialect = pythonDialect(names, used)
  const values = [
    ...variables.map((name, j) => [name, `state[..., ${j}]`] as const),
    ...Object.entries(parameters).map(([name, value]) => [name, floating(value)] as const),
  ]
  const lines = [
    'state = np.asarray(state, dtype=float)',
    'out = np.empty(state.shape)',
    ...values.filter(([name]) => mentioned.has(name)).map(([name, value]) => `${names.get(name)} = ${value}`),
    ...formulas.map((formula, j) => `out[..., ${j}] = ${printExpression(formula, dialect)}`),
    'return out',
  ]
  return { source: pythonBlock(opening, lines), functions: pythonHelpers(used) }
}
