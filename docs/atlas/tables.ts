import { latexSymbol } from '../../src/expression/latex-symbol.ts'
import { htmlText, prose } from '../../src/node/html-text.ts'
import type { CatalogueEntry, CatalogueSystem } from '../../systems/catalogue.ts'
import { math } from './math.ts'
import { plain } from './numbers.ts'

/** Longer tables are folded away. */
const MOST_ROWS = 12
/** What would make pages of megabytes. */
const MOST_VARIABLES = 128

/** A table with a caption and a header; cells are HTML. The first column names the rows. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = ([first, ...rest]: readonly string[]): string =>
    `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const whole = `<div class="table" role="region" aria-label="${htmlText(caption)}" tabindex="0"><table>
<caption>${htmlText(caption)}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${htmlText(cell)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(line).join('\n')}
</tbody>
</table></div>`
  return rows.length > MOST_ROWS
    ? `<details><summary>${htmlText(caption)}: ${rows.length}</summary>${whole}</details>`
    : whole
}

/** Names as one types them, beside their symbols, with the default values. */
export function parameterTable({ parameters }: CatalogueSystem): string {
  const rows = Object.entries(parameters).map(([name, value]) => [symbol(name), `${number(value)}`])
  return rows.length === 0 ? '' : table('Parameters', ['name', 'default'], rows)
}

/** Unit, start and, where it was measured, the box of the attractor; of thousands of variables the first. */
export function variableTable({ system, measured }: CatalogueEntry): string {
  const { variables, units, initialState } = system
  const hasUnits = typeof units === 'object'
  const rows = variables
    .slice(0, MOST_VARIABLES)
    .map((name, i) => [
      symbol(name),
      ...(hasUnits ? [htmlText(unitText(units[name]))] : []),
      number(initialState[i]),
      ...(measured ? [measured.mean, measured.least, measured.most].map((values) => prose(plain(values[i], 4))) : []),
    ])
  const box = measured ? ['mean', 'least', 'most'] : []
  const more = variables.length - rows.length
  const rest = more > 0 ? `\n<p class="note">${more} more variables are not listed.</p>` : ''
  return table('Variables', ['name', ...(hasUnits ? ['unit'] : []), 'start', ...box], rows) + rest
}

/** A unit as plain text; nothing for a pure number. */
export function unitText(unit: string | undefined): string {
  return unit === undefined || unit === '1' || unit === 'dimensionless' ? '' : unit
}

/** The name in code, after its symbol where that looks different. */
function symbol(name: string): string {
  const latex = latexSymbol(name)
  const same = latex === name || latex === `\\mathrm{${name}}`
  return same ? `<code>${htmlText(name)}</code>` : `${math(latex)} <code>${htmlText(name)}</code>`
}

function number(value: number): string {
  return prose(plain(value, 8))
}
