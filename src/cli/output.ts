import { writeFileSafely } from '../node/files.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

/**
 * Writes a file whole or not at all, or to the standard output where there is no path or it is '-'. Bytes are not for a
 * terminal.
 */
export async function writeOut(
  { write, outIsTerminal }: Streams,
  path: string | undefined,
  content: string | Uint8Array,
): Promise<void> {
  if (path !== undefined && path !== '-') return writeFileHeld(path, content)
  if (typeof content !== 'string' && outIsTerminal)
    throw usageError('this is binary and not for a terminal; give --out FILE, or send it through a pipe')
  await write(content)
}

/** Whether a result goes to the standard output, so that words for people must not. */
export function toStdout(path: string | undefined): boolean {
  return path === undefined || path === '-'
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const
let held = false

/**
 * A signal ends the process at once, wherever it computes; but from the first file on it has to wait for its turn, which comes
 * after the file is whole, so that no temporary file is left.
 */
function writeFileHeld(path: string, content: string | Uint8Array): void {
  if (!held) for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => process.exit(code))
  held = true
  writeFileSafely(path, content)
}
