import type { ColumnPlan } from './column-plan.ts'
import { failAt } from './csv-cell.ts'
import { type CsvStart, decodeUtf8, lineAfter } from './csv-head.ts'
import { type CsvRows, csvRows, readCarefully, readPlainLine } from './csv-rows.ts'
import { isComment, isContent } from './csv-table.ts'
import type { RecordChunk } from './record-chunk.ts'

export interface CsvStreamOptions {
  readonly chunkRows: number
  /** Cells that stand for a missing value and become NaN; default none: missing values are refused. */
  readonly missingCells?: readonly string[]
  /** Rows that are passed over, unread where their lines look like rows; default 0. */
  readonly skipRows?: number
}

/** Takes a table's bytes below its head, however they are cut, and gives chunks of rows. */
export interface CsvStream {
  readonly push: (bytes: Uint8Array) => Generator<RecordChunk>
  /** After the last bytes. */
  readonly end: () => Generator<RecordChunk>
}

/** Longest line that is read. */
const MAX_LINE = 2 ** 24
/** Most blank lines that are kept until a row follows. */
const MAX_BLANKS = 100_000
const [NEWLINE, RETURN] = [0x0a, 0x0d]

/**
 * A reader of the rows below a head. Lines of plain numbers are read from their bytes; any other line goes through the
 * parser of `parseCsv`, so that both give the same numbers and the same errors. Holds a chunk and twice the longest line
 * or piece of bytes.
 */
export function csvStream(head: CsvStart, plan: ColumnPlan, options: CsvStreamOptions): CsvStream {
  const { names, separator } = head
  const rows = csvRows(names, plan, separator, options.missingCells ?? [], options.chunkRows)
  const place: Place = { line: head.nextLine, blanks: [], any: false, skip: options.skipRows ?? 0 }
  let work = new Uint8Array(2 ** 16)
  let filled = 0
  function* read(bytes: Uint8Array): Generator<RecordChunk> {
    if (filled + bytes.length > work.length) work = grown(work, 2 * (filled + bytes.length))
    work.set(bytes, filled)
    filled += bytes.length
    const end = completeEnd(work.subarray(0, filled))
    yield* readLines(rows, work.subarray(0, end), place, options.chunkRows)
    work.copyWithin(0, end, filled)
    filled -= end
    if (filled > MAX_LINE) failAt(place.line, 0, '', `the line is longer than ${MAX_LINE} bytes`)
  }
  return {
    push: read,
    *end() {
      yield* read(Uint8Array.of(NEWLINE))
      if (!place.any) failAt(head.nextLine, 0, names[0], 'there are no rows below the header')
      if (rows.rows > 0) yield takeChunk(rows)
    },
  }
}

/** Where a stream is. */
interface Place {
  /** The number of the next line. */
  line: number
  /** Blank lines are the end of a table, or rows of it if others follow. */
  blanks: { readonly text: string; readonly line: number }[]
  /** Whether there was a row. */
  any: boolean
  /** Rows that are still to be passed over. */
  skip: number
}

/** @param bytes Whole lines. */
function* readLines(rows: CsvRows, bytes: Uint8Array, place: Place, chunkRows: number): Generator<RecordChunk> {
  const cursor = { at: 0 }
  while (cursor.at < bytes.length) {
    if (place.skip > 0 && place.blanks.length === 0 && startsNumber(bytes[cursor.at])) {
      cursor.at = lineAfter(bytes, cursor.at)
      passOver(rows, place)
    } else if (place.blanks.length > 0 || !readPlainLine(rows, bytes, cursor)) {
      const from = cursor.at
      cursor.at = lineAfter(bytes, from)
      const text = decodeUtf8(bytes.subarray(from, cursor.at)).replace(/[\r\n]+$/, '')
      if (isContent(text)) {
        for (const row of [...place.blanks, { text, line: place.line }]) {
          readCarefully(rows, row.text, row.line)
          passOver(rows, place)
          if (rows.rows === chunkRows) yield takeChunk(rows)
        }
        place.blanks = []
      } else if (!isComment(text)) {
        place.blanks.push({ text, line: place.line })
        if (place.blanks.length > MAX_BLANKS) failAt(place.line, 0, '', `${MAX_BLANKS} blank lines stand before it`)
      }
    } else passOver(rows, place)
    place.line++
    if (rows.rows === chunkRows) yield takeChunk(rows)
  }
}

/** Notes a row, and forgets it if it is one of those before the first that is wanted. */
function passOver(rows: CsvRows, place: Place): void {
  place.any = true
  if (place.skip === 0) return
  place.skip--
  rows.rows = 0
}

/** Whether a line that begins with this byte is a row: a digit, a sign or a point. */
function startsNumber(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e || byte === 0x2b
}

/** What is filled of the chunk; a new one is begun. */
function takeChunk(rows: CsvRows): RecordChunk {
  const { times, states, plan } = rows
  const [count, dim] = [rows.rows, plan.values.length]
  const full = count * dim === states.length
  if (full) {
    rows.times = new Float64Array(times.length)
    rows.states = new Float64Array(states.length)
  }
  rows.rows = 0
  return {
    rows: count,
    dim,
    ...(plan.time >= 0 && { times: full ? times : times.slice(0, count) }),
    states: full ? states : states.slice(0, count * dim),
  }
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length)
  larger.set(bytes)
  return larger
}

/** The end of the last line that is surely complete: a return may be followed by its newline in the bytes to come. */
function completeEnd(bytes: Uint8Array): number {
  const newline = bytes.lastIndexOf(NEWLINE)
  return newline >= 0 ? newline + 1 : bytes.subarray(0, Math.max(0, bytes.length - 1)).lastIndexOf(RETURN) + 1
}
