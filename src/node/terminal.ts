import type { ResultRow } from './report-page.ts'

/** A line that is written over again and again. */
export interface ProgressLine {
  readonly update: (text: string) => void
  /** Wipes the line away. */
  readonly done: () => void
}

/** What a progress line needs of a stream such as `process.stderr`. */
export interface TerminalStream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly write: (text: string) => unknown
}

/** A progress line on `stream`; silent in a pipe, on a dumb terminal and in continuous integration. */
export function progressLine(
  stream: TerminalStream = process.stderr,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ProgressLine {
  if (stream.isTTY !== true || env.CI || env.TERM === 'dumb') return { update: () => {}, done: () => {} }
  let shown = ''
  return {
    update: (text) => {
      // One column stays free: a full line would wrap and leave its first half behind.
      const line = printable(text).slice(0, (stream.columns ?? 80) - 1)
      if (line !== shown) stream.write(`\r\x1b[2K${line}`)
      shown = line
    },
    done: () => {
      if (shown !== '') stream.write('\r\x1b[2K')
      shown = ''
    },
  }
}

/** Rows as lines of plain text with aligned columns: label, value, note. */
export function formatTable(rows: readonly ResultRow[]): string {
  const cells = rows.map(({ label, value, note = '' }) => [label, value, note].map(printable))
  const widths = [0, 1].map((k) => Math.max(0, ...cells.map((row) => row[k].length)))
  return cells.map((row) => `${row.map((cell, k) => cell.padEnd(widths[k] ?? 0)).join('  ')}`.trimEnd()).join('\n')
}

/** Text without control characters: a name from a file must not steer the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
}
