import { shown } from './shown.ts'

/** A file in a zip file, packed. */
export interface ZipEntry {
  readonly name: string
  /** 0: stored, 8: deflated. */
  readonly method: number
  /** Unpacked, as stated. */
  readonly size: number
  readonly checksum: number
  readonly packed: Uint8Array
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50]
const END_BYTES = 22
const MAX_COMMENT = 0xffff
const MAX_ENTRIES = 10_000

/** Whether the bytes begin like a zip file that holds something. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/**
 * What a zip file says that it holds, in its order.
 *
 * Source: PKWARE, APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 * @throws SyntaxError for files that are damaged, encrypted, zip64 or of several parts.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOffset(view)
  const [disk, count, size, start] = [
    view.getUint16(end + 4, true),
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ]
  if (count === 0xffff || start === 0xffffffff) failZip('it is a zip64 file; save it smaller than 4 GiB')
  if (disk !== 0 || count !== view.getUint16(end + 8, true)) failZip('it is one of several parts')
  if (count > MAX_ENTRIES) failZip(`${count} files in it; at most ${MAX_ENTRIES} are read`)
  if (start + size !== end) failZip('its directory is not where it says')
  const entries: ZipEntry[] = []
  let at = start
  for (let k = 0; k < count; k++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) failZip('its directory is damaged')
    const next = at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) failZip('its directory is damaged')
    entries.push(readEntry(view, bytes, at, start))
    at = next
  }
  if (at !== end) failZip('its directory is damaged')
  checkNames(entries)
  checkOverlap(entries)
  return entries
}

function endOffset(view: DataView): number {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at--)
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
      return at
  return failZip('it has no directory at its end: cut off, or of another kind')
}

function readEntry(view: DataView, bytes: Uint8Array, at: number, limit: number): ZipEntry {
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
  const flags = view.getUint16(at + 8, true)
  const [packedSize, size, offset] = [20, 24, 42].map((field) => view.getUint32(at + field, true))
  if (flags & 1) failZip(`${shown(name)} is encrypted; save it without a password`)
  if ([packedSize, size, offset].includes(0xffffffff)) failZip('it is a zip64 file; save it smaller than 4 GiB')
  if (offset + 30 > limit || view.getUint32(offset, true) !== LOCAL) failZip(`${shown(name)} is not where it says`)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packedSize > limit) failZip(`${shown(name)} is cut off`)
  return {
    name,
    method: view.getUint16(at + 10, true),
    size,
    checksum: view.getUint32(at + 16, true),
    packed: bytes.subarray(start, start + packedSize),
  }
}

function checkNames(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>()
  for (const { name } of entries) {
    if (seen.has(name)) failZip(`${shown(name)} is in it twice`)
    seen.add(name)
  }
}

/** Files that share their packed bytes are what small files that unpack to very large ones are made of. */
function checkOverlap(entries: readonly ZipEntry[]): void {
  let end = 0
  for (const { packed, name } of [...entries].sort((a, b) => a.packed.byteOffset - b.packed.byteOffset)) {
    if (packed.byteOffset < end) failZip(`${shown(name)} shares its bytes with another file in it`)
    end = packed.byteOffset + packed.byteLength
  }
}

export function failZip(problem: string): never {
  throw new SyntaxError(`not a zip file that can be read: ${problem}`)
}
