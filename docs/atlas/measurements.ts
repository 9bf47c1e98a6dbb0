import { prose } from '../../src/node/html-text.ts'
import type { CatalogueEntry } from '../../systems/catalogue.ts'
import { math } from './math.ts'
import { plain, withError } from './numbers.ts'
import { table } from './tables.ts'

/** What was measured of the long run; nothing where nothing was. */
export function measurements({ measured, system }: CatalogueEntry): string {
  if (!measured) return ''
  const { spectrum, standardError, kaplanYorke, meanDivergence, period, time, transient, method } = measured
  const unit = system.kind === 'map' && system.dt === undefined ? 'iterations' : 'units of time'
  const exponents = spectrum.map((value, i) => [math(`\\lambda_{${i + 1}}`), prose(withError(value, standardError[i]))])
  const facts = [
    ...(kaplanYorke === undefined ? [] : [['Kaplan–Yorke dimension', prose(plain(kaplanYorke, 5))]]),
    ...(meanDivergence === undefined ? [] : [['Mean divergence', prose(plain(meanDivergence, 5))]]),
    ...(period === undefined ? [] : [['Time of a turn', prose(plain(period, 5))]]),
  ]
  return `${table('Lyapunov exponents', ['exponent', 'value ± standard error'], exponents)}
${table('Long run', ['quantity', 'value'], facts)}
<p class="note">At the default parameters and start, over ${prose(plain(time, 4))} ${unit} after ${prose(plain(transient, 4))} to settle, with ${prose(method)}.</p>`
}
