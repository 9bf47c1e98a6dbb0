import { type Expression, symbolsOf } from '../../../expression/expression.ts'
import { parse } from '../../../expression/parse.ts'
import type { System } from '../../../system/system.ts'
import type { EquationBody, Program } from './program.ts'

/** A system of equations as a program. */
export function equationProgram(system: System): Program {
  const body = equationBody(system)
  return {
    kind: system.kind === 'map' ? 'map' : 'field',
    name: system.name,
    variables: system.variables,
    parameters: system.parameters,
    ...(system.kind === 'map' && system.dt !== undefined && { dt: system.dt }),
    timed: looksAtTime(body),
    body,
  }
}

/** The checked formulas of a system that has them as text. */
export function equationBody({ name, variables, parameters, equations = {} }: System): EquationBody {
  const names = { variables, parameters: Object.keys(parameters), time: true }
  const formulas = variables.map((variable) => parse(equations[variable], names, `${name}, equation for ${variable}`))
  return { kind: 'equations', variables, parameters, formulas }
}

export function looksAtTime({ formulas }: EquationBody): boolean {
  return mentionedIn(formulas).has('t')
}

/** Every symbol in the formulas. */
export function mentionedIn(formulas: readonly Expression[]): ReadonlySet<string> {
  const symbols = new Set<string>()
  for (const formula of formulas) symbolsOf(formula, symbols)
  return symbols
}
