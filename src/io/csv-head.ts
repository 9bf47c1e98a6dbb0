import { failAt } from './csv-cell.ts'
import { type CsvHead, isContent, LINE_END, readHead } from './csv-table.ts'

/** The head of a table and where its rows begin. */
export interface CsvStart extends CsvHead {
  /** Offset of the first line below the head. */
  readonly start: number
  /** The number of that line, from 1. */
  readonly nextLine: number
}

/** Bytes from the beginning of a file within which the head must end. */
export const CSV_HEAD_BYTES: number = 2 ** 20

const [NEWLINE, RETURN] = [0x0a, 0x0d]

/**
 * @param bytes The beginning of a file. @param whole Whether it is all of the file.
 * @throws SyntaxError naming line and column.
 */
export function readCsvStart(bytes: Uint8Array, whole: boolean): CsvStart {
  const end = whole ? bytes.length : 1 + Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN))
  const lines = decodeUtf8(bytes.subarray(0, end)).split(LINE_END)
  const header = lines.findIndex(isContent)
  if (header < 0 && !whole) failAt(1, 0, '', 'there is no header line within the first mebibyte')
  const below = lines.findIndex((line, k) => k > header && isContent(line))
  const { headLines, ...head } = readHead(lines.slice(0, below < 0 ? lines.length : below + 1).join('\n'))
  const nextLine = headLines[headLines.length - 1] + 1
  return { ...head, nextLine, start: lineOffset(bytes, nextLine) }
}

/** @throws SyntaxError for what is no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new SyntaxError('parseCsv: not UTF-8 text; save it as UTF-8', { cause: error })
  }
}

function lineOffset(bytes: Uint8Array, line: number): number {
  let at = 0
  for (let k = 1; k < line && at < bytes.length; k++) at = lineAfter(bytes, at)
  return at
}

/** Offset of the line after the one at this offset. */
export function lineAfter(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== NEWLINE && bytes[at] !== RETURN) at++
  return bytes[at] === RETURN && bytes[at + 1] === NEWLINE ? at + 2 : at + 1
}
