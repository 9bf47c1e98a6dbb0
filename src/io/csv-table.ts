import Papa from 'papaparse'
import { failAt, isNumber } from './csv-cell.ts'

/** What stands above the rows. */
export interface CsvHead {
  readonly origin: string | undefined
  readonly names: readonly string[]
  /** One per name, '' where there is none. */
  readonly units: readonly string[] | undefined
  readonly separator: string
  /** The line of the file, counted from 1, that holds the names. */
  readonly line: number
}

/** Cells as text; `lines[i]` is the line of the file, counted from 1, that holds row i. */
export interface CsvTable extends CsvHead {
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
}

export const LINE_END: RegExp = /\r\n|\n|\r/
const UNIT = /^(\[.*\]|\(.*\))$/s

/** @throws SyntaxError naming line and column. */
export function readTable(text: string): CsvTable {
  const table = readHead(text)
  const { names, rows, lines } = table
  if (rows.length === 0)
    failAt(table.headLines[table.headLines.length - 1] + 1, 0, names[0], 'there are no rows below the header')
  for (const [i, row] of rows.entries()) checkWidth(row, names, lines[i])
  return table
}

/** The same of a text that may be only the beginning of a table: rows are not checked, and there may be none. */
export function readHead(text: string): CsvTable & { readonly headLines: readonly number[] } {
  // A byte order mark needs no care: trimming and the parser both drop it.
  const all = text.split(LINE_END)
  const first = all.findIndex(isContent)
  if (first < 0) failAt(1, 0, '', 'the file is empty; expected a header line that names the columns')
  let end = all.length
  while (!isContent(all[end - 1])) end--
  const lines = Array.from({ length: end - first }, (_, i) => first + i + 1).filter((line) => !isComment(all[line - 1]))
  const comments = all.slice(0, first).filter(isComment)
  const separator = separatorOf(all[first])
  const rows = readCells(
    lines.map((line) => all[line - 1]),
    lines,
    separator,
  )
  const names = rows[0].map((name) => name.trim())
  checkNames(names, first + 1)
  const units = rows.length > 1 && rows[1].length === names.length ? unitsOf(rows[1]) : undefined
  const start = units ? 2 : 1
  const origin = comments.map((line) => line.trimStart().replace(/^# ?/, '')).join('\n')
  return {
    origin: comments.length > 0 ? origin : undefined,
    names,
    units,
    separator,
    line: first + 1,
    headLines: lines.slice(0, start),
    rows: rows.slice(start),
    lines: lines.slice(start),
  }
}

function separatorOf(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, '')
  return ['\t', ';'].find((mark) => unquoted.includes(mark)) ?? ','
}

/** The units in a row, or undefined for a row of anything else: every cell is empty or in brackets, and one is not empty. */
function unitsOf(row: readonly string[]): string[] | undefined {
  const cells = row.map((cell) => cell.trim())
  if (cells.every((cell) => cell === '') || !cells.every((cell) => cell === '' || UNIT.test(cell))) return undefined
  return cells.map((cell) => cell.slice(1, -1).trim())
}

export function isComment(line: string): boolean {
  return line.trimStart().startsWith('#')
}

export function isContent(line: string): boolean {
  return line.trim() !== '' && !isComment(line)
}

/** Rows are lines as long as no quoted cell runs over a line end; the first that does, or never ends, is an error. */
export function readCells(content: readonly string[], lines: readonly number[], separator: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(content.join('\n'), { delimiter: separator, newline: '\n' })
  const broken = new Set(errors.map((error) => error.row))
  for (const [i, row] of data.entries()) {
    const cell = row.findIndex((text) => text.includes('\n') || (broken.has(i) && text.includes('"')))
    if (cell >= 0 || broken.has(i))
      failAt(lines[i], cell < 0 ? row.length - 1 : cell, '', 'a quoted cell does not end at a separator or line end')
  }
  return data
}

function checkNames(names: readonly string[], line: number): void {
  if (names.every((name) => isNumber(name))) failAt(line, 0, '', 'expected a header line that names the columns')
  const seen = new Map<string, number>()
  for (const [j, name] of names.entries()) {
    if (name === '') failAt(line, j, '', 'the column has no name')
    const twin = seen.get(name)
    if (twin !== undefined) failAt(line, j, name, `column ${twin + 1} has the same name`)
    seen.set(name, j)
  }
}

export function checkWidth(row: readonly string[], names: readonly string[], line: number): void {
  if (row.length === names.length) return
  if (row.length === 1 && row[0].trim() === '') failAt(line, 0, names[0], 'empty line inside the table')
  if (row.length < names.length)
    failAt(line, row.length, names[row.length], `missing; the row ends after ${row.length} of ${names.length} cells`)
  failAt(line, names.length, '', `${row.length} cells for ${names.length} columns; decimals need a point, not a comma`)
}
