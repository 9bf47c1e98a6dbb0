import { suggestion } from '../expression/near-names.ts'
import { defineSystem } from '../system/define-system.ts'
import type { DdeSystem, SdeSystem, System, SystemDefinition } from '../system/system.ts'
import type { EquationsText } from './equations-text.ts'

export interface EquationValues {
  /** Values of parameters, in place of the text's own too. */
  readonly parameters?: Readonly<Record<string, number>>
  /** Initial values, in place of the text's own too. */
  readonly start?: Readonly<Record<string, number>>
  /** Default that of the text, or 'equations'. */
  readonly name?: string
}

/**
 * The system that equations describe, with the values that they lack.
 *
 * @throws RangeError naming every parameter and every variable without a value, and names that are neither.
 */
export function defineEquations(
  equations: EquationsText,
  { parameters = {}, start = {}, name = equations.name ?? 'equations' }: EquationValues = {},
): System | SdeSystem | DdeSystem {
  const variables = Object.keys(equations.equations)
  checkNames('parameter', Object.keys(parameters), [...Object.keys(equations.parameters), ...equations.unknown])
  checkNames('variable', Object.keys(start), variables)
  const values = { ...equations.parameters, ...parameters }
  const initialState = { ...equations.start, ...start }
  const lacking = [
    ...told(
      'parameter',
      equations.unknown.filter((parameter) => !Object.hasOwn(values, parameter)),
    ),
    ...told(
      'start of',
      variables.filter((variable) => !Object.hasOwn(initialState, variable)),
    ),
  ]
  if (lacking.length > 0) throw new RangeError(`equations: no value for ${lacking.join(' and ')}`)
  const definition: SystemDefinition = {
    kind: equations.kind,
    name,
    parameters: values,
    equations: equations.equations,
    ...(equations.noise && { noise: equations.noise }),
    initialState,
  }
  return defineSystem(definition)
}

function told(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${what} ${names.join(', ')}`]
}

function checkNames(what: string, names: readonly string[], known: readonly string[]): void {
  for (const name of names)
    if (!known.includes(name)) {
      const list = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`
      throw new RangeError(`equations: no ${what} '${name}'${suggestion(name, known)}; ${list}`)
    }
}
