import { claimRow } from '../../examples/claim-row.ts'
import type { Answer } from '../../examples/example.ts'
import type { Figure } from '../../src/figure/figure.ts'
import { prose } from '../../src/node/html-text.ts'
import { paragraphs, resultTable } from '../../src/node/report-page.ts'
import { chartSvg } from '../chart/chart-svg.ts'

/** The answer in words and numbers, without blank lines. */
export function answerWords({ headline, text, claims }: Answer): string {
  const table = resultTable(claims.map(claimRow)).replace('<tbody>', `${HEAD}<tbody>`)
  return `<p class="headline">${prose(headline)}</p>\n<div class="numbers">${table}</div>\n${paragraphs(text)}`
}

const HEAD =
  '<thead><tr><th scope="col">Claim</th><th scope="col">Measured</th><th scope="col">How, and what was expected</th></tr></thead>'

/** Pixels of a figure across: as wide as a page's text, and as a phone. */
const [WIDE, NARROW] = [688, 340]

/** A figure drawn for a wide page and for a narrow one; a style sheet shows one of them. */
export function figureMarkup(figure: Figure): string {
  const drawing = (width: number): string => chartSvg(figure, { width, height: heightOf(figure, width) })
  return `<figure><div class="wide">${drawing(WIDE)}</div><div class="narrow">${drawing(NARROW)}</div>
<figcaption>${prose(figure.caption)}</figcaption></figure>`
}

/** Pixels of a figure from top to bottom at this width. */
export function heightOf({ layout }: Figure, width: number): number {
  const height = typeof layout.height === 'number' ? layout.height : 420
  return Math.round(Math.min(height, Math.max(0.75 * height, 0.8 * width)))
}
