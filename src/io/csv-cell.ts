import { shown } from './shown.ts'

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** Whether the text is a plain number in decimal notation. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text)
}

/** The number in a cell. @throws SyntaxError naming line, column and the offending text. */
export function cellNumber(text: string, line: number, column: number, name: string): number {
  const cell = text.trim()
  const value = NUMBER.test(cell) ? Number(cell) : Number.NaN
  if (!Number.isFinite(value)) failAt(line, column, name, numberProblem(cell))
  return value
}

function numberProblem(cell: string): string {
  if (cell === '') return 'empty cell; fill the gap, leave out the row or set the option missing'
  if (/^[+-]?\d*,\d+$/.test(cell)) return `${shown(cell)} has a decimal comma; write ${cell.replace(',', '.')}`
  if (/^\d{4}-\d\d/.test(cell)) return `${shown(cell)} is a date; write times as numbers, such as decimal years`
  if (NUMBER.test(cell)) return `${shown(cell)} is too large for a 64-bit float`
  return `${shown(cell)} is not a finite number`
}

/** @param column From 0; it is named from 1. */
export function failAt(line: number, column: number, name: string, problem: string): never {
  const label = name === '' ? '' : ` (${shown(name).slice(1, -1)})`
  throw new SyntaxError(`parseCsv: line ${line}, column ${column + 1}${label}: ${problem}`)
}
