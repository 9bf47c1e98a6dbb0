import { type ProgressLine, progressLine } from '../node/terminal.ts'
import { usageError } from './usage-error.ts'

/** Where a command reads and writes. */
export interface Streams {
  /** All of the standard input. */
  readonly input: () => Promise<Uint8Array>
  /** To the standard output; fails where it cannot be written. */
  readonly write: (chunk: string | Uint8Array) => Promise<void>
  /** A line for people, on the standard error. */
  readonly note: (line: string) => void
  readonly progress: ProgressLine
  readonly outIsTerminal: boolean
  /** Bold where the output is a terminal that wants it. */
  readonly bold: (text: string) => string
}

export interface StreamOptions {
  readonly color?: boolean
  readonly quiet?: boolean
}

/** The standard input is held in memory. */
const MAX_BYTES = 2 ** 30

/** Those of this process. */
export function processStreams({ color = true, quiet = false }: StreamOptions = {}): Streams {
  const { stdout, stderr } = process
  const colored = color && outHasColors()
  return {
    input: readInput,
    write,
    note: (line) => {
      if (!quiet) stderr.write(`${line}\n`)
    },
    progress: quiet ? { update: () => {}, done: () => {} } : progressLine(),
    outIsTerminal: stdout.isTTY === true,
    bold: (text) => (colored ? `\x1b[1m${text}\x1b[22m` : text),
  }
}

/** Whether the standard output is a terminal that wants colors. */
export function outHasColors(): boolean {
  const { argv, env, stdout } = process
  if (argv.includes('--no-color') || env.NO_COLOR || env.FORCE_COLOR === '0' || env.TERM === 'dumb') return false
  return stdout.isTTY === true || Boolean(env.FORCE_COLOR)
}

async function readInput(): Promise<Uint8Array> {
  if (process.stdin.isTTY) throw usageError("'-' reads the standard input: send something through a pipe")
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MAX_BYTES) throw new RangeError(`more than ${MAX_BYTES} bytes on the standard input; write a file`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function write(chunk: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}
