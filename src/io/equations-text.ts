import { constants, type Names } from '../expression/expression.ts'
import { functions } from '../expression/functions.ts'
import { interpret } from '../expression/interpret.ts'
import { parse } from '../expression/parse.ts'
import { tokens } from '../expression/tokens.ts'
import { fault, readStatements, type Statement } from './equation-statements.ts'

/** Equations as somebody wrote them, checked; what is missing for a system is named. Plain data. */
export interface EquationsText {
  readonly kind: 'ode' | 'map' | 'dde' | 'sde'
  readonly name?: string
  /** Right-hand sides by variable, in the order of the text. */
  readonly equations: Readonly<Record<string, string>>
  /** Coefficients of each variable's own noise. */
  readonly noise?: Readonly<Record<string, string>>
  /** Those with a value. */
  readonly parameters: Readonly<Record<string, number>>
  /** Names on the right-hand sides that have no value yet. */
  readonly unknown: readonly string[]
  /** Initial values that are stated. */
  readonly start: Readonly<Record<string, number>>
}

/**
 * Equations as text: statements on lines of their own or with semicolons between them, comments after #.
 *
 * | statement | meaning |
 * | --- | --- |
 * | `x' = y` or `dx/dt = y` | a derivative; with `x(t - tau)` on some right-hand side these are delay equations |
 * | `x[n+1] = r*x*(1 - x)` | a map; `x[n]` may be written for `x` |
 * | `noise(x) = sigma*x` | beside derivatives: the coefficient of a Wiener process of this variable's own |
 * | `mu = 8/3` | a parameter |
 * | `x(0) = 1` or `x[0] = 1` | an initial value |
 * | `name: Van der Pol` | a name |
 *
 * Names that no statement explains are parameters without a value. Nothing of the text is run.
 *
 * @throws SyntaxError with line and column.
 */
export function parseEquations(text: string): EquationsText {
  const { statements, name } = readStatements(text)
  const sides = statements.filter(({ says }) => says === 'derivative' || says === 'next')
  const [first] = sides
  if (!first) throw new SyntaxError(`equations: there is none; write x' = … or x[n+1] = …`)
  const mixed = sides.find(({ says }) => says !== first.says)
  if (mixed) throw fault(mixed, 'a derivative and a map in one system')
  checkOnce(statements)
  const variables = sides.map((side) => side.name)
  const noise = statements.filter(({ says }) => says === 'noise')
  for (const statement of statements) checkTarget(statement, variables, first.says)
  const parameters = valuesOf(statements, 'value')
  const formulas = [...sides, ...noise]
  const unknown = unknownNames(formulas, variables, Object.keys(parameters))
  const delayed = first.says === 'derivative' && sides.some((side) => looksBack(side, variables))
  const names: Names = { variables, parameters: [...Object.keys(parameters), ...unknown], time: true, delays: delayed }
  for (const formula of formulas) check(formula, names)
  if (delayed && noise[0]) throw fault(noise[0], 'noise in delay equations, which cannot be integrated')
  return {
    kind: first.says === 'next' ? 'map' : delayed ? 'dde' : noise.length > 0 ? 'sde' : 'ode',
    ...(name !== undefined && { name }),
    equations: textsOf(sides),
    ...(noise.length > 0 && { noise: textsOf(noise) }),
    parameters,
    unknown,
    start: valuesOf(statements, 'start'),
  }
}

function checkOnce(statements: readonly Statement[]): void {
  const seen = new Map<string, Statement>()
  for (const statement of statements) {
    const { says, name } = statement
    const key = says === 'derivative' || says === 'next' || says === 'value' ? name : `${says} ${name}`
    const before = seen.get(key)
    if (before) throw fault(statement, `'${name}' again, after line ${before.line}`)
    seen.set(key, statement)
  }
}

function checkTarget(statement: Statement, variables: readonly string[], equations: Statement['says']): void {
  const { says, name } = statement
  if ((says === 'start' || says === 'noise') && !variables.includes(name))
    throw fault(statement, `'${name}' is no variable`, `there are equations for ${variables.join(', ')}`)
  if (says === 'noise' && equations === 'next') throw fault(statement, "noise in a map, which has no dW; write x' = …")
}

/** Numbers, or arithmetic with numbers alone. */
function valuesOf(statements: readonly Statement[], wanted: Statement['says']): Readonly<Record<string, number>> {
  const names: Names = { variables: [], parameters: [], time: false }
  const out = new Float64Array(1)
  const entries = statements
    .filter(({ says }) => says === wanted)
    .map((statement): [string, number] => {
      interpret([check(statement, names)], names)([])(0, new Float64Array(0), out)
      if (!Number.isFinite(out[0]))
        throw fault(statement, `'${statement.name}' is ${out[0]}, which is no finite number`)
      return [statement.name, out[0]!]
    })
  return Object.fromEntries(entries)
}

/** @throws SyntaxError with line, and column within the line. */
function check({ line, text, right, name }: Statement, names: Names): ReturnType<typeof parse> {
  try {
    return parse(right, names, `equations: line ${line}, ${name}`)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // What stands before the = was blanked out, so that columns count from the beginning of the line.
    throw new SyntaxError(
      error.message.replace(`'${right}'`, () => `'${text.trim()}'`),
      { cause: error },
    )
  }
}

function textsOf(statements: readonly Statement[]): Readonly<Record<string, string>> {
  return Object.fromEntries(statements.map(({ name, right }) => [name, right.trim().replace(/\s+/g, ' ')]))
}

function unknownNames(
  formulas: readonly Statement[],
  variables: readonly string[],
  parameters: readonly string[],
): readonly string[] {
  const known = new Set([...variables, ...parameters, ...constants.keys(), ...functions.keys(), 't'])
  const found = formulas.flatMap(({ right, line, name }) =>
    tokens(right, `equations: line ${line}, ${name}`)
      .filter(({ text }) => /^[A-Za-z\u0370-\u03ff]/.test(text))
      // A name with a parenthesis behind it is a misspelled function, of which parsing says more.
      .filter(({ text, column }) => !/^\s*\(/.test(right.slice(column - 1 + text.length)))
      .map(({ text }) => text),
  )
  return [...new Set(found)].filter((name) => !known.has(name))
}

function looksBack({ right }: Statement, variables: readonly string[]): boolean {
  return variables.some((name) => new RegExp(`(?<![\\w\\u0370-\\u03ff])${name}\\s*\\(\\s*t\\s*[-+]`).test(right))
}
