import { mentionedIn } from '../program/equation-program.ts'
import type { EquationBody } from '../program/program.ts'
import { PYTHON_WORDS, pythonDialect, pythonHelpers } from '../python/python-equations.ts'
import { floating } from '../text/listing.ts'
import { identifiers } from '../text/names.ts'
import { type Dialect, printExpression } from '../text/print-expression.ts'
import { infixPower } from './infix-power.ts'

/** A function of t, state and the parameters that gives a list of the formulas' values. */
export function pythonFunction(
  name: string,
  { variables, parameters, formulas }: EquationBody,
  start: readonly number[],
): string {
  const names = identifiers([...variables, ...Object.keys(parameters)], PYTHON_WORDS)
  const used = new Set<string>()
  const own = pythonDialect(names, used)
  const dialect: Dialect = {
    ...own,
    constant: (constant) => `np.${constant}`,
    power: infixPower('**'),
    choice: (test, whenTrue, whenFalse) => `(${whenTrue} if ${test} else ${whenFalse})`,
  }
  const mentioned = mentionedIn(formulas)
  const values = Object.entries(parameters).map(([key, value]) => `${names.get(key)}=${floating(value)}`)
  const sides = formulas.map((formula) => `        ${printExpression(formula, dialect)},`)
  const body = [
    `def ${name}(${['t', 'state', ...values].join(', ')}):`,
    ...variables.flatMap((key, j) => (mentioned.has(key) ? [`    ${names.get(key)} = state[${j}]`] : [])),
    '    return [',
    ...sides,
    '    ]',
  ].join('\n')
  const helpers = pythonHelpers(used)
  const numpy = [...helpers, body].some((text) => text.includes('np.')) ? ['import numpy as np'] : []
  return `${[...numpy, ...helpers, body, `y0 = [${start.map(floating).join(', ')}]`].join('\n\n\n')}\n`
}
