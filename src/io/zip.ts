import { Gunzip, Inflate, zipSync } from 'fflate'
import { crc32 } from './crc32.ts'
import { shown } from './shown.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

/** Most bytes that a zip file may hold when it is unpacked: 256 MiB. */
export const MAX_UNPACKED: number = 2 ** 28
/** Deflate makes at most 258 bytes of 2 bits. */
const MAX_RATIO = 1032

/** A zip file of these files, in this order, the same bytes at any time and anywhere. */
export function zip(files: ReadonlyMap<string, Uint8Array>, compress: boolean): Uint8Array<ArrayBuffer> {
  const names = [...files.keys()]
  const taken = names.find((name) => name === '' || name === '__proto__' || /^\d+$/.test(name))
  if (taken !== undefined) throw new RangeError(`zip: no file may be called ${shown(taken)}`)
  // Without a time zone, so that it is the first day a zip file knows everywhere.
  return zipSync(Object.fromEntries(files), { level: compress ? 6 : 0, mtime: '1980-01-01T00:00:00' })
}

/**
 * The files in a zip file. Their stated sizes are checked before anything is unpacked, and none may become larger than it
 * states; all of them together at most `maxBytes`, by default 256 MiB.
 *
 * @throws SyntaxError for a damaged file, one that is encrypted, zip64 or packed by anything but deflate; RangeError for one
 * that is too large unpacked.
 */
export function unzip(bytes: Uint8Array, maxBytes: number = MAX_UNPACKED): Map<string, Uint8Array> {
  const entries = readZipDirectory(bytes)
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > maxBytes) throw new RangeError(`the zip file holds ${total} bytes unpacked; at most ${maxBytes} are read`)
  return new Map(entries.map((entry) => [entry.name, unpack(entry)]))
}

function unpack({ name, method, size, checksum, packed }: ZipEntry): Uint8Array {
  const fail = (problem: string): never => {
    throw new SyntaxError(`not a zip file: ${shown(name)} ${problem}`)
  }
  if (method !== 0 && method !== 8) fail(`is packed by method ${method}; only deflate can be read`)
  if (method === 0 && size !== packed.length) fail(`states ${size} bytes, but has ${packed.length}`)
  if (size > MAX_RATIO * (packed.length + 1)) fail(`states ${size} bytes of ${packed.length} packed ones: impossible`)
  const bytes = method === 0 ? packed : unpacked(Inflate, packed, size, fail)
  if (crc32(bytes) !== checksum) fail('does not fit its checksum: damaged')
  return bytes
}

/** What a gzip file of so many bytes unpacked holds. @throws SyntaxError if it is damaged or holds another number of bytes. */
export function gunzip(packed: Uint8Array, size: number): Uint8Array {
  return unpacked(Gunzip, packed, size, (problem) => {
    throw new SyntaxError(`not a gzip file: it ${problem}`)
  })
}

/** Unpacks in pieces, so that what becomes too large is stopped where it does. */
function unpacked(
  Unpacker: typeof Inflate | typeof Gunzip,
  packed: Uint8Array,
  size: number,
  fail: (problem: string) => never,
): Uint8Array {
  const bytes = new Uint8Array(size)
  let filled = 0
  const stream = new Unpacker((piece: Uint8Array) => {
    if (filled + piece.length > size) fail(`becomes larger than the ${size} bytes that it states`)
    bytes.set(piece, filled)
    filled += piece.length
  })
  const step = 2 ** 14
  try {
    for (let at = 0; at < packed.length; at += step)
      stream.push(packed.subarray(at, at + step), at + step >= packed.length)
  } catch (error) {
    if (error instanceof SyntaxError) throw error
    fail('cannot be unpacked: damaged')
  }
  if (filled !== size) fail(`has ${filled} bytes, not the ${size} that it states`)
  return bytes
}
