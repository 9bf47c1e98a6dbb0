import type { ColumnPlan } from './column-plan.ts'
import { missingTest, unordered } from './csv.ts'
import { cellNumber, failAt } from './csv-cell.ts'
import { checkWidth, readCells } from './csv-table.ts'
import { type Cursor, scanNumber } from './scan-number.ts'

/** A chunk that is being filled with the rows of a table. */
export interface CsvRows {
  readonly names: readonly string[]
  readonly plan: ColumnPlan
  readonly separator: string
  /** For each column: where its value goes in its row; −1 is the time, −2 nowhere. */
  readonly targets: Int32Array
  readonly isMissing: (cell: string) => boolean
  readonly emptyIsMissing: boolean
  times: Float64Array
  states: Float64Array
  /** Rows in the chunk so far. */
  rows: number
  /** The last row's time. */
  before: number
}

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, HASH] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x23]

export function csvRows(
  names: readonly string[],
  plan: ColumnPlan,
  separator: string,
  missingCells: readonly string[],
  chunkRows: number,
): CsvRows {
  const isMissing = missingTest(missingCells)
  return {
    names,
    plan,
    separator,
    targets: Int32Array.from(names, (_, j) =>
      j === plan.time ? -1 : plan.values.includes(j) ? plan.values.indexOf(j) : -2,
    ),
    isMissing,
    emptyIsMissing: isMissing(''),
    times: new Float64Array(plan.time < 0 ? 0 : chunkRows),
    states: new Float64Array(chunkRows * plan.values.length),
    rows: 0,
    before: Number.NEGATIVE_INFINITY,
  }
}

/** Reads one line's text. @throws SyntaxError naming line and column. */
export function readCarefully(into: CsvRows, text: string, line: number): void {
  const { names, plan, states, isMissing } = into
  const [cells = ['']] = readCells([text], [line], into.separator)
  checkWidth(cells, names, line)
  const number = (j: number): number => cellNumber(cells[j], line, j, names[j])
  if (plan.time >= 0) {
    const now = number(plan.time)
    if (!(now > into.before)) failAt(line, plan.time, names[plan.time], unordered(now, into.before))
    into.times[into.rows] = now
    into.before = now
  }
  const base = into.rows * plan.values.length
  for (const [k, j] of plan.values.entries()) states[base + k] = isMissing(cells[j]) ? Number.NaN : number(j)
  into.rows++
}

/**
 * Reads the line at the cursor if it is one of plain numbers, and moves behind it; false, and nothing has happened, for any
 * other line, even a wrong one. The bytes must end with a line's end.
 */
export function readPlainLine(into: CsvRows, bytes: Uint8Array, cursor: Cursor): boolean {
  const { targets, states, times, rows, separator } = into
  const mark = separator.charCodeAt(0)
  const start = cursor.at
  const base = rows * into.plan.values.length
  const last = targets.length - 1
  let now = into.before
  // What might be blank is not plain: only what follows tells whether it is a row.
  if (isBlankStart(bytes[start], mark)) return false
  for (let j = 0; j <= last; j++) {
    if (j > 0) cursor.at++
    const target = targets[j]
    if (target === -2) {
      if (!skipCell(bytes, cursor, mark)) return stayAt(cursor, start)
    } else {
      const value = readCell(bytes, cursor, mark, into.emptyIsMissing && target >= 0 && last > 0)
      if (value === undefined) return stayAt(cursor, start)
      if (target >= 0) states[base + target] = value
      else if (value > now) now = value
      else return stayAt(cursor, start)
    }
    const byte = bytes[cursor.at]
    if (j < last ? byte !== mark : byte !== NEWLINE && byte !== RETURN) return stayAt(cursor, start)
  }
  if (into.plan.time >= 0) times[rows] = now
  into.before = now
  into.rows++
  cursor.at += bytes[cursor.at] === RETURN && bytes[cursor.at + 1] === NEWLINE ? 2 : 1
  return true
}

function isBlankStart(byte: number, mark: number): boolean {
  return byte === NEWLINE || byte === RETURN || byte === TAB || (byte === SPACE && mark === TAB)
}

function stayAt(cursor: Cursor, at: number): false {
  cursor.at = at
  return false
}

/** Moves behind a number or nothing at all, and the spaces around it; undefined for anything else. */
function readCell(bytes: Uint8Array, cursor: Cursor, mark: number, mayBeEmpty: boolean): number | undefined {
  while (bytes[cursor.at] === SPACE) cursor.at++
  const value = scanNumber(bytes, cursor)
  while (bytes[cursor.at] === SPACE) cursor.at++
  if (!Number.isNaN(value)) return value
  const byte = bytes[cursor.at]
  return mayBeEmpty && (byte === mark || byte === NEWLINE || byte === RETURN) ? value : undefined
}

/** Moves behind a cell of any plain ASCII; false for what needs care. */
function skipCell(bytes: Uint8Array, cursor: Cursor, mark: number): boolean {
  let at = cursor.at
  for (let byte = bytes[at]; byte !== mark && byte !== NEWLINE && byte !== RETURN; byte = bytes[++at])
    if (byte === QUOTE || byte === HASH || byte >= 0x80) return false
  cursor.at = at
  return true
}
