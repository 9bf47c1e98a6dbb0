import { ERROR_MEANING } from './final-error.ts'
import type { Row } from './row.ts'

/** Columns of the table; tolerances between them are in the JSON rows alone. */
const TOLERANCES = [1e-4, 1e-6, 1e-8, 1e-10, 1e-12]
const QUICK_TOLERANCES = [1e-6, 1e-9]
const NAME_WIDTH = 14
const CELL_WIDTH = 23
const PART_WIDTHS = [6, 8, 7]

/** What the cells mean, and the headings. */
export function tableHead(quick: boolean): string {
  const headings = columns(quick).map((tolerance) => `rtol ${tolerance.toExponential()}`.padStart(CELL_WIDTH))
  return `${ERROR_MEANING};
time: median of the whole call; eval.: evaluations of the field.

${' '.repeat(NAME_WIDTH)}${headings.join('')}
${' '.repeat(NAME_WIDTH)}${columns(quick)
  .map(() => cellOf(['error', 'time', 'eval.']))
  .join('')}`
}

/** One line for a method on a problem; notes go below it. */
export function tableLines(rows: readonly Row[], quick: boolean): string {
  const cells = columns(quick).map((tolerance) => cell(rows.find((row) => row.tolerance === tolerance)))
  const line = `${rows[0].method.padEnd(NAME_WIDTH)}${cells.join('')}`.trimEnd()
  return [line, ...notes(rows)].join('\n')
}

function columns(quick: boolean): readonly number[] {
  return quick ? QUICK_TOLERANCES : TOLERANCES
}

function cell(row: Row | undefined): string {
  if (!row) return ' '.repeat(CELL_WIDTH)
  const { error, seconds, evaluations, status } = row
  if (seconds === null || status !== 'complete') return status.padStart(CELL_WIDTH)
  return cellOf([error?.toExponential(0) ?? '', duration(seconds), count(evaluations ?? 0)])
}

function cellOf(parts: readonly string[]): string {
  const padded = parts.map((part, i) => part.padStart(PART_WIDTHS[i]))
  return padded.join('').padStart(CELL_WIDTH)
}

/** A note that several tolerances share is said once. */
function notes(rows: readonly Row[]): string[] {
  const texts = [...new Set(rows.flatMap(({ note }) => note ?? []))]
  return texts.map((text) => {
    const where = rows.filter(({ note }) => note === text).map(({ tolerance }) => tolerance.toExponential())
    return `${' '.repeat(NAME_WIDTH)}  at ${where.join(', ')}: ${text}`
  })
}

/** How many times as much, to two digits. */
export function ratio(value: number): string {
  return `${Number(value.toPrecision(2))}`
}

/** In the unit that suits it. */
export function duration(seconds: number): string {
  if (seconds < 1e-3) return `${(seconds * 1e6).toPrecision(3)} µs`
  if (seconds < 1) return `${(seconds * 1e3).toPrecision(3)} ms`
  return `${seconds.toPrecision(3)} s`
}

function count(value: number): string {
  if (value < 1e4) return `${value}`
  return value < 1e6 ? `${(value / 1e3).toFixed(0)} k` : `${(value / 1e6).toFixed(1)} M`
}
