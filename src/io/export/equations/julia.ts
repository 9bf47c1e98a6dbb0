import { mentionedIn } from '../program/equation-program.ts'
import type { EquationBody } from '../program/program.ts'
import { floating } from '../text/listing.ts'
import { identifiers } from '../text/names.ts'
import { type Dialect, printExpression } from '../text/print-expression.ts'
import { infixPower } from './infix-power.ts'

const WORDS =
  'baremodule begin break catch const continue do else elseif end export false finally for function global if import in ' +
  'isa let local macro module quote return struct true try using where while du u p t pi step mod heaviside'

const spellings: Readonly<Record<string, string>> = { atan2: 'atan', step: 'heaviside' }

const HEAVISIDE = 'heaviside(u) = u < 0 ? zero(u) : one(u)\n\n'

/** A function f!(du, u, p, t) that writes the formulas' values into du, and the parameters p that it takes. */
export function juliaFunction(
  name: string,
  { variables, parameters, formulas }: EquationBody,
  start: readonly number[],
): string {
  const names = identifiers([...variables, ...Object.keys(parameters)], WORDS.split(' '))
  let helpers = ''
  const dialect: Dialect = {
    number: floating,
    constant: (constant) => (constant === 'pi' ? 'pi' : 'ℯ'),
    symbol: (symbol) => names.get(symbol) ?? symbol,
    power: infixPower('^'),
    call: (called, args) => {
      if (called === 'step') helpers = HEAVISIDE
      return called === 'pow' ? infixPower('^')(args[0], args[1]) : `${spellings[called] ?? called}(${args.join(', ')})`
    },
    choice: (test, whenTrue, whenFalse) => `(${test} ? ${whenTrue} : ${whenFalse})`,
    comparators: { '==': '==', '!=': '!=' },
  }
  const mentioned = mentionedIn(formulas)
  const own = Object.keys(parameters)
  const taken = (list: readonly string[], from: string): string[] =>
    list.flatMap((key, k) => (mentioned.has(key) ? [`    ${names.get(key)} = ${from}[${k + 1}]`] : []))
  const lines = [
    `function ${name}!(du, u, p, t)`,
    ...taken(variables, 'u'),
    ...taken(own, 'p'),
    ...formulas.map((formula, j) => `    du[${j + 1}] = ${printExpression(formula, dialect)}`),
    '    return nothing',
    'end',
    '',
    `u0 = [${start.map(floating).join(', ')}]`,
    own.length === 0
      ? 'p = nothing'
      : `p = (${own.map((key) => `${names.get(key)} = ${floating(parameters[key])}`).join(', ')},)`,
  ]
  return `${helpers}${lines.join('\n')}\n`
}
