import { readFileSync, statSync } from 'node:fs'
import type { Streams } from './streams.ts'

/** Bytes from a file or the standard input, and what they are. */
export interface Input {
  /** For messages. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly holds: 'model' | 'json' | 'text'
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a folder, not a file',
  EACCES: 'permission denied',
}

/** What a path or '-' names. @throws Error naming the path if it cannot be read, RangeError if it is empty. */
export async function readInput(streams: Streams, path: string): Promise<Input> {
  const name = path === '-' ? 'standard input' : path
  const bytes = path === '-' ? await streams.input() : readBytes(path)
  if (bytes.length === 0) throw new RangeError(`${name} is empty`)
  return { name, bytes, holds: contentOf(bytes) }
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** A model is a safetensors file, which begins with the length of its header in eight bytes, of which the last are 0. */
export function contentOf(bytes: Uint8Array): Input['holds'] {
  if (bytes.length > 8 && bytes[8] === 0x7b && bytes[7] === 0 && bytes[6] === 0) return 'model'
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\ufeff/, '')
  return /^\s*[{[]/.test(start) ? 'json' : 'text'
}

/** @throws SyntaxError for bytes that are not UTF-8. */
export function textOf({ name, bytes }: Input): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new SyntaxError(`${name}: not UTF-8 text; save it as UTF-8`, { cause: error })
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Error(`${path}: ${REASONS[code] ?? String(error)}`, { cause: error })
  }
}
