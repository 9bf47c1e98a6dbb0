import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Row } from './row.ts'

/**
 * The rows of a file, one a line; none where there is no file. What comes after the last line break was torn off by an
 * interruption and is cut from the file, so that rows can be appended again.
 *
 * @throws SyntaxError for a whole line that is not a row.
 */
export function readRows(path: string): Row[] {
  if (!existsSync(path)) return []
  const bytes = readFileSync(path)
  const end = bytes.lastIndexOf('\n') + 1
  if (end < bytes.length) truncateSync(path, end)
  return parseRows(bytes, path)
}

/** The rows of a file that must be there and is not touched: it may still be written. @throws SyntaxError as `readRows` does. */
export function peekRows(path: string): Row[] {
  return parseRows(readFileSync(path), path)
}

function parseRows(bytes: Buffer, path: string): Row[] {
  const end = bytes.lastIndexOf('\n') + 1
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  return lines.map((line, i) => parseRow(line, `${path}, line ${i + 1}`))
}

export function appendRow(path: string, row: Row): void {
  mkdirSync(dirname(path), { recursive: true })
  appendFileSync(path, `${JSON.stringify(row)}\n`)
}

function parseRow(line: string, where: string): Row {
  let row: Partial<Row> | undefined
  try {
    row = JSON.parse(line)
  } catch {
    // Told below.
  }
  if (typeof row?.system === 'string' && typeof row.learner === 'string' && typeof row.smape === 'number')
    return row as Row
  throw new SyntaxError(`${where}: not a row of the leaderboard, '${line.slice(0, 60)}'; take another file for --out`)
}
