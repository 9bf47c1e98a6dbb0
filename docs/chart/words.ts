import { htmlText, prose } from '../../src/node/html-text.ts'
import { tenth } from './rectangle.ts'

/** Text at a place of a drawing. */
export interface Words {
  readonly x: number
  /** Baseline of the first line. */
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  /** As written into the drawing. */
  readonly color: string
  /** Height of the letters' em; default 13. */
  readonly size?: number
  /** Whether it runs upwards. */
  readonly upright?: boolean
  /** Whether 1e-5 is a number to be read as 10⁻⁵, and not a name. */
  readonly numeral?: boolean
}

/** Height of a line over that of its letters. */
export const LINE = 1.2

/** Lines of text as an element; a line that would leave a drawing of this width is moved inside. */
export function words(lines: readonly string[], { size = 13, ...place }: Words, width: number): string {
  const { y, anchor, color, upright, numeral } = place
  const longest = Math.max(...lines.map((line) => widthOf(line, size)))
  const x = upright ? place.x : inside(place.x, anchor, longest, width)
  const written = lines.map((line) => (numeral ? prose(line) : htmlText(line)))
  const [first, ...more] = written
  const rest = more.map((line) => `<tspan x="${tenth(x)}" dy="${LINE}em">${line}</tspan>`).join('')
  const look = `${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${size === 13 ? '' : ` font-size="${size}"`}`
  const turn = upright ? ` transform="rotate(-90 ${tenth(x)} ${tenth(y)})"` : ''
  return `<text x="${tenth(x)}" y="${tenth(y)}" fill="${color}"${look}${turn}>${first}${rest}</text>`
}

/** Roughly how many pixels a line takes. */
export function widthOf(line: string, size = 13): number {
  return 0.56 * size * line.length
}

function inside(x: number, anchor: Words['anchor'], length: number, width: number): number {
  const before = anchor === 'start' ? 0 : anchor === 'middle' ? length / 2 : length
  return Math.max(before + 1, Math.min(x, width - 1 - (length - before)))
}

/** The lines of a text of Plotly's, its markup switched off by the figure. */
export function linesIn(text: string): string[] {
  return text.split('<br>').map(letters)
}

function letters(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
