import { latex as latexOf } from '../../src/expression/latex.ts'
import { parse } from '../../src/expression/parse.ts'
import { htmlText } from '../../src/node/html-text.ts'
import type { CatalogueEntry, CatalogueSystem } from '../../systems/catalogue.ts'
import { breakLines } from './break-lines.ts'
import { fieldEquations } from './field-equations.ts'
import { math } from './math.ts'

/** More lines than this, or more LaTeX, and only one line of each kind is typeset. */
const MOST_LINES = 14
const MOST_LATEX = 2600
const LONGEST_HAMILTONIAN = 900

/** The equations typeset, the Hamiltonian first; nothing where neither text nor hand gives any. */
export function equations({ id, system }: CatalogueEntry): string {
  const latex = system.latex ?? fieldEquations[id]
  if (!latex) return ''
  const shown = latex.length > MOST_LINES || latex.join('').length > MOST_LATEX ? oneOfEachKind(system, latex) : latex
  const hamiltonian = hamiltonianOf(system)
  const blocks = [...(hamiltonian ? [[hamiltonian]] : []), shown].map(block)
  const all = shown.length < latex.length ? allAsText(latex, shown.length) : ''
  return `<div class="equations" role="group" aria-label="Equations" tabindex="0">${blocks.join('')}</div>${all}`
}

/** Lines below each other, aligned at what parts their sides. */
function block(lines: readonly string[]): string {
  const rows = lines.flatMap((line) => {
    const [, left, sign, right] = /^(.*?) (=|\\mapsto) (.*)$/s.exec(line) ?? ['', '', '', line]
    const [first, ...rest] = breakLines(right)
    return [`${dotOnStem(left)} &${sign} ${first}`, ...rest.map((more) => `&\\quad ${more}`)]
  })
  return math(`\\begin{aligned} ${rows.join(' \\\\ ')} \\end{aligned}`, true)
}

/** The dot of a derivative over the name alone, not over its index too. */
function dotOnStem(latex: string): string {
  return latex.replace(/\\dot\{(.*)_\{([^{}]*)\}\}/, '\\dot{$1}_{$2}')
}

/** A line for each name without its number; the second of a kind, for the first often stands at an edge. */
function oneOfEachKind({ variables }: CatalogueSystem, latex: readonly string[]): string[] {
  const kinds = new Map<string, number[]>()
  for (const [i, name] of variables.entries()) {
    const kind = /^[A-Za-z]+/.exec(name)?.[0] ?? name
    kinds.set(kind, [...(kinds.get(kind) ?? []), i])
  }
  return [...kinds.values()].map((members) => latex[members[members.length > 2 ? 1 : 0]])
}

function allAsText(latex: readonly string[], shown: number): string {
  return `<p class="note">${latex.length - shown} more lines have the same form.</p>
<details><summary>All ${latex.length} as LaTeX</summary><pre tabindex="0">${htmlText(latex.join('\n'))}</pre></details>`
}

/** H = … as LaTeX, where the system was written as its Hamiltonian and that is short. */
function hamiltonianOf({ name, variables, parameters, definition }: CatalogueSystem): string | undefined {
  const text = definition?.hamiltonian
  if (typeof text !== 'string') return undefined
  const names = { variables, parameters: Object.keys(parameters), time: false }
  const latex = latexOf(parse(text, names, name))
  return latex.length <= LONGEST_HAMILTONIAN ? `H = ${latex}` : undefined
}
