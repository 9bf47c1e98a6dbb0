import type { Figure } from '../figure/figure.ts'
import { htmlText, prose } from './html-text.ts'
import { reportScript } from './report-script.ts'
import { reportStyle } from './report-style.ts'

/** One line of the table of results. */
export interface ResultRow {
  readonly label: string
  readonly value: string
  readonly note?: string
}

/** A chapter of a report; `text` is plain text, blank lines part its paragraphs. */
export interface ReportSection {
  readonly heading: string
  readonly text?: string
  readonly figures?: readonly Figure[]
}

/** All that a report says, as plain text. */
export interface Report {
  /** What was done, such as 'Lorenz 63, learned by a sampled network'. */
  readonly title: string
  /** The one result to remember, in one short sentence. */
  readonly headline: string
  /** Plain text, a paragraph or two; blank lines part them. */
  readonly summary: string
  /** The one picture to remember. */
  readonly figure?: Figure
  readonly rows: readonly ResultRow[]
  readonly sections: readonly ReportSection[]
  /** The command that writes this report again. */
  readonly command?: string
  readonly notes?: readonly string[]
}

/**
 * A report as one HTML page. No text is ever markup.
 *
 * @param plotly Source text of plotly, to stand in the page; without it the page needs `../plotly.js` and nothing else.
 */
export function reportPage(report: Report, plotly?: string): string {
  const { title, headline, summary, figure, rows, sections, command, notes = [] } = report
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${htmlText(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<header${figure ? ' class="beside"' : ''}>
<div>
<h1>${htmlText(title)}</h1>
<p class="headline">${prose(headline)}</p>
${paragraphs(summary)}
${resultTable(rows)}
</div>
${figure ? figureElement(figure) : ''}
</header>
<main>
${sections.map(sectionElement).join('\n')}
</main>
<footer>
<noscript><p>The figures of this page are drawn by a script.</p></noscript>
${command ? `<p>Made by <code>${htmlText(command)}</code></p>` : ''}
${notes.map((note) => `<p>${prose(note)}</p>`).join('\n')}
</footer>
${plotly === undefined ? '<script src="../plotly.js"></script>' : `<script>${plotly.replaceAll('</script', '<\\/script')}</script>`}
<script>${reportScript}</script>
</body>
</html>
`
}

// Nothing from or to a network, whatever a figure or plotly may ask for.
const POLICY =
  "connect-src 'none'; img-src data: blob:; font-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'"

function sectionElement({ heading, text = '', figures = [] }: ReportSection): string {
  return `<section>
<h2>${htmlText(heading)}</h2>
${paragraphs(text)}
${figures.map(figureElement).join('\n')}
</section>`
}

/** The figure's JSON lies inside the page; with "<" written as an escape it cannot end its script element. */
function figureElement({ data, layout, caption }: Figure): string {
  const json = JSON.stringify({ data, layout }).replaceAll('<', '\\u003c')
  const height = typeof layout.height === 'number' ? layout.height : 400
  return `<figure>
<div class="plot" role="img" aria-label="${htmlText(caption)}" style="min-height: ${height}px"></div>
<figcaption>${prose(caption)}</figcaption>
<script type="application/json">${json}</script>
</figure>`
}

/** Results as a table, or nothing where there are none. */
export function resultTable(rows: readonly ResultRow[]): string {
  if (rows.length === 0) return ''
  const lines = rows.map(
    ({ label, value, note = '' }) =>
      `<tr><th scope="row">${prose(label)}</th><td>${prose(value)}</td><td class="note">${prose(note)}</td></tr>`,
  )
  return `<table>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`
}

/** Plain text whose blank lines part paragraphs, as markup. */
export function paragraphs(text: string): string {
  const parts = text.split(/\n\s*\n/).filter((part) => part.trim() !== '')
  return parts.map((part) => `<p>${prose(part)}</p>`).join('\n')
}
