import { checkName } from '../expression/check-name.ts'
import { compile } from '../expression/compile.ts'
import { partialDerivatives } from '../expression/differentiate.ts'
import { type Expression, type Names, symbolsOf } from '../expression/expression.ts'
import { type BindParameters, interpret } from '../expression/interpret.ts'
import { latex } from '../expression/latex.ts'
import { latexSymbol } from '../expression/latex-symbol.ts'
import { parse } from '../expression/parse.ts'
import type { Declaration } from './declaration.ts'
import type { Dynamics, Parameters } from './dynamics.ts'
import { once } from './lazily.ts'
import type { Invariant } from './system.ts'

/** One formula per name: right-hand sides by variable, or invariants. */
export type Formulas = ReadonlyMap<string, Expression>

/** The names that formulas may use. @throws RangeError for a declared name that has another meaning in equations. */
export function equationNames(where: string, { variables, parameters }: Declaration, time: boolean): Names {
  const names = { variables, parameters: Object.keys(parameters), time }
  for (const name of [...variables, ...names.parameters]) checkName(name, where)
  return names
}

/** The checked formulas; `role` is what messages call them. @throws SyntaxError with the column of what is wrong. */
export function parseAll(where: string, role: string, texts: Readonly<Record<string, string>>, names: Names): Formulas {
  return new Map(Object.entries(texts).map(([name, text]) => [name, parse(text, names, `${where}, ${role} ${name}`)]))
}

/** @throws RangeError for a parameter that no formula mentions: most likely a misprint in one of them. */
export function checkAllUsed(where: string, { parameters }: Names, formulas: Iterable<Expression>): void {
  const used = new Set<string>()
  for (const formula of formulas) symbolsOf(formula, used)
  for (const parameter of parameters)
    if (!used.has(parameter))
      throw new RangeError(`${where}: parameter '${parameter}' appears in no equation; use it or remove it`)
}

/**
 * Evaluates the formulas at the initial state, those apart that mention time: it may not start at 0.
 * @throws RangeError for one that is not a number there.
 */
export function checkStart(
  where: string,
  { variables, initialState, parameters }: Declaration,
  formulas: Formulas,
  names: Names,
): void {
  const out = new Float64Array(variables.length)
  const values = names.parameters.map((name) => parameters[name]!)
  interpret([...formulas.values()], names)(values)(0, Float64Array.from(initialState), out)
  for (const [i, [name, formula]] of [...formulas].entries()) {
    if (Number.isFinite(out[i]) || symbolsOf(formula).has('t')) continue
    const state = variables.map((variable, j) => `${variable} = ${initialState[j]}`).join(', ')
    throw new RangeError(
      `${where}: the equation for ${name} is ${out[i]} at the initial state, ${state}; start elsewhere`,
    )
  }
}

/** Compiled at first use, once for all parameter values; `leftHandSide` typesets what a formula is the value of. */
export function dynamicsFromText(
  rightHandSides: Formulas,
  invariants: Formulas,
  names: Names,
  leftHandSide: (symbol: string) => string,
): Required<Pick<Dynamics, 'field' | 'jacobian' | 'invariants' | 'latex'>> {
  const formulas = [...rightHandSides.values()]
  const partials = () => formulas.flatMap((formula) => partialDerivatives(formula, names.variables))
  const conserved = [...invariants].map(([name, formula]) => [name, scalars(formula, names)] as const)
  return {
    field: kernels(() => formulas, names),
    jacobian: kernels(partials, names),
    invariants: (parameters) =>
      Object.freeze(Object.fromEntries(conserved.map(([name, bind]) => [name, bind(parameters)]))),
    latex: once(() =>
      Object.freeze([...rightHandSides].map(([name, side]) => `${leftHandSide(latexSymbol(name))} ${latex(side)}`)),
    ),
  }
}

/** Writes the formulas' values, in order; compiled at first use, once for all parameter values. */
export function kernels(
  formulas: () => readonly Expression[],
  names: Names,
): (parameters: Parameters) => ReturnType<BindParameters> {
  const bind = once(() => compile(formulas(), names))
  return (parameters) => bind()(names.parameters.map((name) => parameters[name]!))
}

function scalars(formula: Expression, names: Names): (parameters: Parameters) => Invariant {
  const bind = kernels(() => [formula], names)
  return (parameters) => {
    const kernel = bind(parameters)
    const out = new Float64Array(1)
    return (t, y) => {
      kernel(t, y, out)
      return out[0]!
    }
  }
}
