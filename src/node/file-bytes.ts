import { type FileHandle, open } from 'node:fs/promises'
import { reason } from './files.ts'

/** An open file. */
export interface FileBytes {
  readonly length: number
  /** Fewer bytes than asked for only at the file's end. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>
  /** The same into an array of the caller's; how many there were. */
  readonly readInto: (offset: number, into: Uint8Array) => Promise<number>
}

/** What `use` makes of an open file, which is closed afterwards. */
export async function withFile<T>(path: string, use: (file: FileBytes) => Promise<T>): Promise<T> {
  const handle = await open(path)
  try {
    return await use(await fileBytes(handle))
  } finally {
    await handle.close()
  }
}

/** The same for what comes one after another. */
export async function* streamFile<T>(
  path: string,
  use: (file: FileBytes) => AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  const handle = await open(path)
  try {
    yield* use(await fileBytes(handle))
  } finally {
    await handle.close()
  }
}

async function fileBytes(handle: FileHandle): Promise<FileBytes> {
  const status = await handle.stat()
  if (!status.isFile()) throw new Error(status.isDirectory() ? 'is a folder, not a file' : 'is not a regular file')
  const readInto = async (offset: number, into: Uint8Array): Promise<number> => {
    let filled = 0
    while (filled < into.length) {
      const { bytesRead } = await handle.read(into, filled, into.length - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return filled
  }
  const read = async (offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, status.size - offset)))
    return bytes.subarray(0, await readInto(offset, bytes))
  }
  return { length: status.size, read, readInto }
}

/** Does it, and names the file in every error. */
export async function named<T>(who: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw namedError(who, error)
  }
}

/** The same for what comes one after another. */
export async function* namedEach<T>(
  who: string,
  items: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  try {
    yield* items
  } catch (error) {
    throw namedError(who, error)
  }
}

/** The error with the file's name in front of its words, in place of the pure parser's. */
export function namedError(who: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const words = reason(error).replace(/^(parse(Raw)?Csv|(parse|format)Data): /, '')
  if (error instanceof SyntaxError) return new SyntaxError(`${who}: ${words}`, { cause: error })
  if (error instanceof RangeError) return new RangeError(`${who}: ${words}`, { cause: error })
  return new Error(`${who}: ${words}`, { cause: error })
}
