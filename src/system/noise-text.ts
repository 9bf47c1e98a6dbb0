import { numeral } from '../expression/algebra.ts'
import { differentiate } from '../expression/differentiate.ts'
import { type Expression, type Names, symbolsOf } from '../expression/expression.ts'
import { latexFactor } from '../expression/latex.ts'
import { latexSymbol } from '../expression/latex-symbol.ts'
import { suggestion } from '../expression/near-names.ts'
import type { Parameters } from './dynamics.ts'
import { type Formulas, kernels, parseAll } from './from-text.ts'
import { once } from './lazily.ts'
import type { Diffusion, NoiseKind } from './system.ts'

/** Coefficients by variable: in one record, of a Wiener process for each; in a list, of one process per record. */
export type NoiseText = Readonly<Record<string, string>> | readonly Readonly<Record<string, string>>[]

/** One record per Wiener process, own processes in the order of the variables. @throws RangeError for one that is empty or names what is not a variable. */
export function noiseRecords(
  where: string,
  noise: NoiseText,
  variables: readonly string[],
): readonly Readonly<Record<string, string>>[] {
  if (noise === null || typeof noise !== 'object')
    throw new RangeError(`${where}: noise must be a record of formulas or a list of records, got ${noise}`)
  const given = isList(noise) ? noise : [noise]
  for (const [j, record] of given.entries()) {
    const which = isList(noise) ? `noise ${j + 1}` : 'noise'
    if (Object.keys(record).length === 0) throw new RangeError(`${where}: ${which} acts on no variable; remove it`)
    for (const name of Object.keys(record))
      if (!variables.includes(name))
        throw new RangeError(`${where}: ${which} names '${name}'${suggestion(name, variables)}, not a variable`)
  }
  if (given.length === 0) throw new RangeError(`${where} has no noise; without it, it is a system for defineOde`)
  const own = (record: Readonly<Record<string, string>>) =>
    variables.filter((name) => Object.hasOwn(record, name)).map((name) => ({ [name]: record[name]! }))
  return Object.freeze((isList(noise) ? noise : own(noise)).map((record) => Object.freeze({ ...record })))
}

function isList(noise: NoiseText): noise is readonly Readonly<Record<string, string>>[] {
  return Array.isArray(noise)
}

/** The checked formulas of each Wiener process. @throws SyntaxError with the column of what is wrong. */
export function parseNoise(
  where: string,
  records: readonly Readonly<Record<string, string>>[],
  names: Names,
): readonly Formulas[] {
  return records.map((record, j) => parseAll(where, `noise ${j + 1} for`, record, names))
}

/** What the formulas show by the names in them; noise that commutes by cancellation counts as general. */
export function noiseKindOf(columns: readonly Formulas[], { variables }: Names): NoiseKind {
  const mentioned = columns.map((column) => {
    const symbols = new Set<string>()
    for (const formula of column.values()) symbolsOf(formula, symbols)
    return new Set(variables.filter((variable) => symbols.has(variable)))
  })
  if (mentioned.every((symbols) => symbols.size === 0)) return 'additive'
  const isOwn = (variable: string, j: number): boolean =>
    columns[j]!.size === 1 && columns[j]!.has(variable) && [...mentioned[j]!].every((name) => name === variable)
  if (columns.length === variables.length && variables.every(isOwn)) return 'diagonal'
  const moves = (j: number, k: number): boolean => [...columns[j]!.keys()].some((name) => mentioned[k]!.has(name))
  return columns.every((_, j) => columns.every((_, k) => j === k || !moves(j, k))) ? 'commutative' : 'general'
}

/** One nonzero entry of an array. */
interface Entry {
  readonly at: number
  readonly formula: Expression
}

/** The matrix gᵢⱼ, row-major. */
export function diffusionFromText(columns: readonly Formulas[], names: Names): (parameters: Parameters) => Diffusion {
  const entries = columns.flatMap((column, j) =>
    [...column].map(([name, formula]) => ({ at: names.variables.indexOf(name) * columns.length + j, formula })),
  )
  return scattered(() => entries, names)
}

/** ∂gᵢⱼ/∂yₖ in the order of `SdeSystem.diffusionDerivative`. */
export function diffusionDerivativeFromText(
  columns: readonly Formulas[],
  kind: NoiseKind,
  names: Names,
): (parameters: Parameters) => Diffusion {
  const { variables } = names
  const own = (): Entry[] =>
    variables.map((name, i) => ({ at: i, formula: differentiate(columns[i]!.get(name)!, name) }))
  const all = (): Entry[] =>
    columns.flatMap((column, j) =>
      [...column].flatMap(([name, formula]) => {
        const row = (variables.indexOf(name) * columns.length + j) * variables.length
        return variables.map((variable, k) => ({ at: row + k, formula: differentiate(formula, variable) }))
      }),
    )
  const isZero = ({ formula }: Entry): boolean => formula.kind === 'number' && formula.value === 0
  return scattered(() => (kind === 'diagonal' ? own() : all()).filter((entry) => !isZero(entry)), names)
}

/** Writes the entries at their places and zeros everywhere else. */
function scattered(entries: () => readonly Entry[], names: Names): (parameters: Parameters) => Diffusion {
  const places = once(() => Int32Array.from(entries(), ({ at }) => at))
  const bind = kernels(() => entries().map(({ formula }) => formula), names)
  return (parameters) => {
    const kernel = bind(parameters)
    const at = places()
    const values = new Float64Array(at.length)
    return (t, y, out) => {
      kernel(t, y, values)
      out.fill(0)
      for (let n = 0; n < at.length; n++) out[at[n]!] = values[n]!
    }
  }
}

/** dx = … dt + … dW₁ + …, one line per variable. */
export function latexOfSde(drift: Formulas, columns: readonly Formulas[]): readonly string[] {
  const wiener = (j: number): string => (columns.length === 1 ? '\\mathrm{d}W' : `\\mathrm{d}W_{${j + 1}}`)
  const lines = [...drift].map(([name, formula]) => {
    const noises = columns.map((column, j) => [column.get(name) ?? numeral(0), wiener(j)] as const)
    const terms = [[formula, '\\mathrm{d}t'] as const, ...noises].map(([factor, of]) => latexTerm(factor, of))
    const sum = terms.filter((term) => term !== '').join(' ')
    return `\\mathrm{d}${latexSymbol(name)} = ${sum.replace(/^\+ /, '').replace(/^- /, '-') || '0'}`
  })
  return Object.freeze(lines)
}

/** With its sign in front; empty for 0. */
function latexTerm(factor: Expression, of: string): string {
  if (factor.kind === 'negate') {
    const positive = latexTerm(factor.operand, of)
    return positive.startsWith('+') ? `-${positive.slice(1)}` : `+${positive.slice(1)}`
  }
  if (factor.kind !== 'number') return `+ ${latexFactor(factor)} \\, ${of}`
  if (factor.value === 0) return ''
  return factor.value === 1 ? `+ ${of}` : `+ ${latexFactor(factor)} \\, ${of}`
}
