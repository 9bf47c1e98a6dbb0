import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CleanRecords } from '../dataset/clean-records.ts'
import { type CsvOptions, type CsvRecord, parseCsv, type WholeCsvOptions } from '../io/csv.ts'

/** A file is parsed as one string in memory, several times its size. */
const MAX_BYTES = 256 * 2 ** 20

/**
 * The trajectory in a CSV file, UTF-8, or its pieces where values are missing and not refused; see `parseCsv` for what the
 * file must look like.
 *
 * @throws SyntaxError naming path, line and column if the content is wrong; RangeError if the file is larger than
 * 256 MiB or no piece between gaps is left; Error naming the path if it cannot be read.
 */
export function readTrajectory(path: string, options?: WholeCsvOptions): CsvRecord
export function readTrajectory(
  path: string,
  options: CsvOptions & { readonly missing: 'split' | 'interpolate' },
): CleanRecords<CsvRecord>
export function readTrajectory(path: string, options: CsvOptions = {}): CsvRecord | CleanRecords<CsvRecord> {
  const text = readText(path)
  const { missing = 'refuse', ...rest } = options
  try {
    return missing === 'refuse' ? parseCsv(text, rest) : parseCsv(text, { ...rest, missing })
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`readTrajectory: ${path}: ${error.message}`, { cause: error })
    if (!(error instanceof SyntaxError)) throw error
    throw new SyntaxError(
      error.message.replace(/^parse(Raw)?Csv/, () => `readTrajectory: ${path}`),
      { cause: error },
    )
  }
}

/**
 * Writes a file whole or not at all: to a temporary name beside it, then renamed into place. Makes missing folders.
 *
 * @throws Error naming the path if it cannot be written; an older file of that name is then untouched.
 */
export function writeFileSafely(path: string, content: string | Uint8Array): void {
  const folder = dirname(path)
  try {
    mkdirSync(folder, { recursive: true })
    writeThenRename(join(folder, `.${randomUUID()}.tmp`), path, content)
  } catch (error) {
    throw new Error(`writeFileSafely: ${path}: ${reason(error)}`, { cause: error })
  }
}

function writeThenRename(temporary: string, path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(temporary, content, { flag: 'wx', flush: true })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function readText(path: string): string {
  let bytes: Uint8Array
  try {
    const { size } = statSync(path)
    if (size > MAX_BYTES) throw new RangeError(`${size} bytes; at most ${MAX_BYTES} can be read`)
    bytes = readFileSync(path)
  } catch (error) {
    const message = `readTrajectory: ${path}: ${reason(error)}`
    throw error instanceof RangeError ? new RangeError(message) : new Error(message, { cause: error })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new SyntaxError(`readTrajectory: ${path}: not UTF-8 text; save it as UTF-8`, { cause: error })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a folder, not a file',
  EACCES: 'permission denied',
}

export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? error.message
}
