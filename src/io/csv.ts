import Papa from 'papaparse'
import type { CleanRecords } from '../dataset/clean-records.ts'
import type { RawRecord } from '../dataset/raw-record.ts'
import { resample } from '../dataset/resample.ts'
import { splitAtGaps } from '../dataset/split-at-gaps.ts'
import type { Trajectory } from '../trajectory.ts'

/** A trajectory read from a table, with the words that stood above it. */
export interface CsvRecord extends Trajectory {
  readonly variables: readonly string[]
  /** The comment lines above the header, without their #. */
  readonly origin?: string
}

export interface CsvOptions {
  /**
   * Header name of the times; null: the table has no times, samples are numbered 0, 1, 2, …
   * Default: the first column if it is called time, t, year or date, else null.
   */
  readonly timeColumn?: string | null
  /**
   * What to do where a value is missing: refuse the table (default), split it there, or interpolate on straight lines and
   * split only where three values or more are missing in a row. `parseRawCsv` and `resample` do it otherwise.
   */
  readonly missing?: 'refuse' | 'split' | 'interpolate'
  /**
   * Cells that stand for a missing value, whatever their case; default nothing at all, NA, N/A, NaN and null. Ignored where
   * missing values are refused.
   */
  readonly missingCells?: readonly string[]
}

/** Options that make a table one whole trajectory. */
export type WholeCsvOptions = CsvOptions & { readonly missing?: 'refuse' }

/** A table as it is, before gaps are dealt with. */
export type RawCsv = RawRecord & Pick<CsvRecord, 'variables' | 'origin'>

const MISSING_CELLS = ['', 'NA', 'N/A', 'NaN', 'null']

const TIME_NAMES = new Set(['time', 't', 'year', 'date'])
const LINE_END = /\r\n|\n|\r/
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** Cells as text; `lines[i]` is the line of the file, counted from 1, that holds row i. Row 0 is the header. */
interface Table {
  readonly origin: string | undefined
  readonly names: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
}

/**
 * The trajectory in a table of numbers: one header line, then one line per sample, times increasing.
 *
 * Cells are separated by commas, semicolons or tabs, whichever the header uses. Lines that start with # are comments.
 * Numbers have a decimal point. A gap in the data is an error, never a guess, unless `missing` says otherwise: then all
 * pieces between gaps come back, with a report of what was done.
 *
 * @throws SyntaxError naming line, column and the offending text; RangeError if no piece is left.
 */
export function parseCsv(text: string, options?: WholeCsvOptions): CsvRecord
export function parseCsv(
  text: string,
  options: CsvOptions & { readonly missing: 'split' | 'interpolate' },
): CleanRecords<CsvRecord>
export function parseCsv(text: string, options: CsvOptions = {}): CsvRecord | CleanRecords<CsvRecord> {
  const { missing = 'refuse' } = options
  if (missing === 'split') return splitAtGaps(parseRawCsv(text, options))
  if (missing === 'interpolate') return resample(parseRawCsv(text, options))
  if (missing !== 'refuse')
    throw new RangeError(`parseCsv: missing must be 'refuse', 'split' or 'interpolate', got '${missing}'`)
  return { ...parseTable(text, options, []), status: 'complete' }
}

/**
 * The same table with NaN where a cell stands for a missing value: the input of `splitAtGaps` and `resample`.
 *
 * @throws SyntaxError naming line, column and the offending text.
 */
export function parseRawCsv(text: string, options: Omit<CsvOptions, 'missing'> = {}): RawCsv {
  return parseTable(text, options, options.missingCells ?? MISSING_CELLS)
}

function parseTable(text: string, { timeColumn }: CsvOptions, missingCells: readonly string[]): RawCsv {
  const { origin, names, rows, lines } = readTable(text)
  const missing = new Set(missingCells.map((cell) => cell.trim().toLowerCase()))
  const timeIndex = findTimeColumn(names, lines[0], timeColumn)
  const n = rows.length - 1
  const dim = names.length - (timeIndex < 0 ? 0 : 1)
  const times = Float64Array.from({ length: n }, (_, i) => i)
  const states = new Float64Array(n * dim)
  for (let i = 0; i < n; i++) {
    let next = i * dim
    for (let j = 0; j < names.length; j++) {
      const cell = rows[i + 1][j]
      if (j === timeIndex) times[i] = toNumber(cell, lines[i + 1], j, names[j])
      else
        states[next++] = missing.has(cell.trim().toLowerCase()) ? Number.NaN : toNumber(cell, lines[i + 1], j, names[j])
    }
    if (i > 0 && !(times[i] > times[i - 1]))
      fail(lines[i + 1], timeIndex, names[timeIndex], `time ${times[i]} does not exceed ${times[i - 1]}; sort the rows`)
  }
  const variables = names.filter((_, j) => j !== timeIndex)
  return { dim, times, states, variables, ...(origin !== undefined && { origin }) }
}

/**
 * The trajectory as CSV text: `origin` as comment lines, a header, one line per sample.
 * Numbers are the shortest that read back as the same bits, so `parseCsv` returns an equal trajectory if times increase.
 *
 * @throws RangeError for variable names that are empty, repeated, span lines, or are `time`.
 */
export function formatCsv(trajectory: Trajectory & { readonly origin?: string }): string {
  const { dim, times, states, origin } = trajectory
  const variables = trajectory.variables ?? Array.from({ length: dim }, (_, j) => `y${j}`)
  if (variables.length !== dim) throw new RangeError(`formatCsv: ${variables.length} variable names for dim ${dim}`)
  const names = ['time', ...variables.map((name) => name.trim())]
  const bad = names.find((name, j) => name === '' || LINE_END.test(name) || names.indexOf(name) < j)
  if (bad !== undefined) throw new RangeError(`formatCsv: variable name "${bad}" is empty, taken or has a line break`)
  const rows = Array.from(times, (t, i) =>
    [t, ...states.subarray(i * dim, (i + 1) * dim)].map((x) => (Object.is(x, -0) ? '-0' : String(x))).join(','),
  )
  const comments = origin?.split(LINE_END).map((line) => `# ${line}`) ?? []
  return [...comments, names.map(quoted).join(','), ...rows, ''].join('\n')
}

function quoted(name: string): string {
  return /[",;\t]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name
}

function readTable(text: string): Table {
  // A byte order mark needs no care: trimming and the parser both drop it.
  const all = text.split(LINE_END)
  const first = all.findIndex(isContent)
  if (first < 0) fail(1, 0, '', 'the file is empty; expected a header line that names the columns')
  let end = all.length
  while (!isContent(all[end - 1])) end--
  const lines = Array.from({ length: end - first }, (_, i) => first + i + 1).filter((line) => !isComment(all[line - 1]))
  const comments = all.slice(0, first).filter(isComment)

  const unquoted = all[first].replace(/"[^"]*"/g, '')
  const separator = ['\t', ';'].find((mark) => unquoted.includes(mark)) ?? ','
  const rows = readCells(
    lines.map((line) => all[line - 1]),
    lines,
    separator,
  )
  const names = rows[0].map((name) => name.trim())
  checkNames(names, first + 1)
  if (rows.length === 1) fail(first + 2, 0, names[0], 'there are no rows below the header')
  for (let i = 1; i < rows.length; i++) checkWidth(rows[i], names, lines[i])
  const origin = comments.map((line) => line.trimStart().replace(/^# ?/, '')).join('\n')
  return { origin: comments.length > 0 ? origin : undefined, names, rows, lines }
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#')
}

function isContent(line: string): boolean {
  return line.trim() !== '' && !isComment(line)
}

/** Rows are lines as long as no quoted cell runs over a line end; the first that does, or never ends, is an error. */
function readCells(content: readonly string[], lines: readonly number[], separator: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(content.join('\n'), { delimiter: separator, newline: '\n' })
  const broken = new Set(errors.map((error) => error.row))
  for (const [i, row] of data.entries()) {
    const cell = row.findIndex((text) => text.includes('\n') || (broken.has(i) && text.includes('"')))
    if (cell >= 0 || broken.has(i))
      fail(lines[i], cell < 0 ? row.length - 1 : cell, '', 'a quoted cell does not end at a separator or line end')
  }
  return data
}

function checkNames(names: readonly string[], line: number): void {
  if (names.every((name) => NUMBER.test(name))) fail(line, 0, '', 'expected a header line that names the columns')
  const seen = new Map<string, number>()
  for (const [j, name] of names.entries()) {
    if (name === '') fail(line, j, '', 'the column has no name')
    const twin = seen.get(name)
    if (twin !== undefined) fail(line, j, name, `column ${twin + 1} has the same name`)
    seen.set(name, j)
  }
}

function checkWidth(row: readonly string[], names: readonly string[], line: number): void {
  if (row.length === names.length) return
  if (row.length === 1 && row[0].trim() === '') fail(line, 0, names[0], 'empty line inside the table')
  if (row.length < names.length)
    fail(line, row.length, names[row.length], `missing; the row ends after ${row.length} of ${names.length} cells`)
  fail(line, names.length, '', `${row.length} cells for ${names.length} columns; decimals need a point, not a comma`)
}

function findTimeColumn(names: readonly string[], line: number, wanted: string | null | undefined): number {
  if (wanted === null) return -1
  if (wanted === undefined && !TIME_NAMES.has(names[0].toLowerCase())) return -1
  const index = wanted === undefined ? 0 : names.indexOf(wanted)
  if (index < 0)
    fail(line, 0, names[0], `no column is called ${shown(wanted ?? '')}; there are ${names.map(shown).join(', ')}`)
  if (names.length === 1) fail(line, 0, names[0], 'there are times, but no column of values')
  return index
}

function toNumber(text: string, line: number, column: number, name: string): number {
  const cell = text.trim()
  const value = NUMBER.test(cell) ? Number(cell) : Number.NaN
  if (!Number.isFinite(value)) fail(line, column, name, numberProblem(cell))
  return value
}

function numberProblem(cell: string): string {
  if (cell === '') return 'empty cell; fill the gap, leave out the row or set the option missing'
  if (/^[+-]?\d*,\d+$/.test(cell)) return `${shown(cell)} has a decimal comma; write ${cell.replace(',', '.')}`
  if (/^\d{4}-\d\d/.test(cell)) return `${shown(cell)} is a date; write times as numbers, such as decimal years`
  if (NUMBER.test(cell)) return `${shown(cell)} is too large for a 64-bit float`
  return `${shown(cell)} is not a finite number`
}

/** Escapes control characters and cuts what is long, so that garbage in a file stays harmless on a terminal. */
function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

function fail(line: number, column: number, name: string, problem: string): never {
  const label = name === '' ? '' : ` (${shown(name).slice(1, -1)})`
  throw new SyntaxError(`parseCsv: line ${line}, column ${column + 1}${label}: ${problem}`)
}
