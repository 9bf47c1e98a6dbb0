import { methods } from '../methods.ts'
import { problems } from '../problems.ts'
import type { Row } from '../row.ts'
import { bars } from './bars.ts'
import { element, text } from './element.ts'
import { key } from './key.ts'
import { lookOf, styleSheet } from './looks.ts'
import { HEIGHT, type Point, panel, WIDTH } from './panel.ts'
import { decadesAround } from './scale.ts'

const COLUMNS = 3
const HEADER = 78
const PADDING = 12
const TITLE = 'What accuracy costs: time of one integration over its error'
const READING =
  'Each dot is one tolerance. Lower is faster, further right is more exact. ' +
  'Solid lines: rhei, in JavaScript; dashed: scipy, in Python.'

type Cell = (left: number, top: number) => string
type Timed = Row & { readonly seconds: number }

/**
 * The work-precision diagram as an SVG document: a panel per problem, a curve per method; bars where no error is known.
 *
 * @param origin What the times were measured on. @throws RangeError if no row has both a time and an error.
 */
export function workPrecision(rows: readonly Row[], origin: string): string {
  const points = rows.filter(isPoint)
  if (points.length === 0) throw new RangeError('work-precision: no row has a time and an error, nothing to draw')
  const cells = cellsOf(rows.filter(isTimed), points)
  const width = COLUMNS * WIDTH + 2 * PADDING
  const height = HEADER + Math.ceil(cells.length / COLUMNS) * HEIGHT + PADDING
  const drawn = cells.map((cell, i) => cell(PADDING + (i % COLUMNS) * WIDTH, HEADER + Math.floor(i / COLUMNS) * HEIGHT))
  const size = { viewBox: `0 0 ${width} ${height}`, width, height }
  return `${element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img', 'aria-label': TITLE },
    `\n${element('style', {}, styleSheet())}`,
    `\n${element('rect', { width, height, class: 'page' })}`,
    `\n${header(origin)}`,
    ...drawn.map((cell) => `\n${cell}`),
    '\n',
  )}\n`
}

function header(origin: string): string {
  const x = PADDING + 12
  return [
    text(x, 30, TITLE, { class: 'ink', style: 'font-size:19px;font-weight:650' }),
    text(x, 51, READING, { class: 'ink', style: 'font-size:13px' }),
    text(x, 69, `Error: of the final state, relative. ${origin}.`, { class: 'muted' }),
  ].join('\n')
}

/** Problems in their order, the key between nonstiff and stiff ones; all panels on the same axes. */
function cellsOf(timed: readonly Timed[], points: readonly Point[]): Cell[] {
  const axes = {
    errors: decadesAround(points.map(({ error }) => error)),
    times: decadesAround(points.map(({ seconds }) => seconds)),
  }
  const cells = problems.map(({ name, title, reference, stiff }): { stiff: boolean; cell: Cell | undefined } => {
    const curves = curvesOf(points.filter(({ problem }) => problem === name))
    const times = tightest(timed.filter(({ problem }) => problem === name))
    if (reference && curves.length > 0)
      return { stiff, cell: (left, top) => panel(title, curves, { left, top, ...axes }) }
    return { stiff, cell: !reference && times.length > 0 ? (left, top) => bars(title, times, left, top) : undefined }
  })
  const shown = (wanted: boolean): Cell[] =>
    cells.flatMap(({ stiff, cell }) => (cell && stiff === wanted ? [cell] : []))
  const names = methods.map(({ name }) => name).filter((name) => timed.some(({ method }) => method === name))
  return [...shown(false), (left, top) => key(names, left, top), ...shown(true)]
}

/** One curve per method, solid ones last and so on top. */
function curvesOf(points: readonly Point[]): Point[][] {
  const names = [...new Set(points.map(({ method }) => method))].reverse()
  const inOrder = [...names.filter((name) => lookOf(name).dashed), ...names.filter((name) => !lookOf(name).dashed)]
  return inOrder.map((name) => points.filter(({ method }) => method === name).sort((a, b) => b.tolerance - a.tolerance))
}

/** The rows at the tightest tolerance. */
function tightest(rows: readonly Timed[]): Timed[] {
  const least = Math.min(...rows.map(({ tolerance }) => tolerance))
  return rows.filter(({ tolerance }) => tolerance === least)
}

function isTimed(row: Row): row is Timed {
  return row.status === 'complete' && row.seconds !== null && row.seconds > 0
}

/** An error of more than all digits is off the diagram, and so is one of exactly zero. */
function isPoint(row: Row): row is Point {
  return isTimed(row) && row.error !== null && row.error > 0 && row.error < 1
}
