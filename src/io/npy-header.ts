import { shown } from './shown.ts'

/** What the header of an NPY file says. */
export interface NpyHeader {
  /** Such as '<f8': byte order, kind and bytes per item (code points for U). */
  readonly descr: string
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
  /** Offset of the first item. */
  readonly start: number
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
const DTYPE = /^([<>|=])?([a-zA-Z])(\d{0,6})/
/** Longest header that is read: numpy's own limit, above which it asks to be told that the file is trusted. */
const MAX_HEADER = 10_000

/** Enough bytes from the beginning of a file for `readNpyHeader`. */
export const NPY_HEAD_BYTES: number = 12 + MAX_HEADER

/** Whether the bytes begin like an NPY file. */
export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, k) => bytes[k] === byte)
}

/**
 * The header, versions 1 to 3. It is a literal of Python, read by a pattern, never run.
 *
 * Source: numpy.lib.format.
 * @throws SyntaxError saying what is wrong.
 */
export function readNpyHeader(bytes: Uint8Array): NpyHeader {
  if (!isNpy(bytes)) failNpy('it does not begin with \\x93NUMPY')
  const major = bytes[6]
  if (!(major >= 1 && major <= 3)) failNpy(`version ${major}; versions 1 to 3 can be read`)
  const at = major === 1 ? 10 : 12
  if (bytes.length < at) failNpy('cut off in its header')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  if (length > MAX_HEADER) failNpy(`a header of ${length} bytes; at most ${MAX_HEADER} are read`)
  if (bytes.length < at + length) failNpy('cut off in its header')
  const text = new TextDecoder(major === 3 ? 'utf-8' : 'latin1').decode(bytes.subarray(at, at + length))
  return { ...readDict(text), start: at + length }
}

/** The three entries, in any order; text with nothing else in it. */
function readDict(text: string): Omit<NpyHeader, 'start'> {
  const body = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1]
  const descr = /['"]descr['"]\s*:\s*(?:'([^']*)'|"([^"]*)"|(\[))/.exec(text)
  const order = /['"]fortran_order['"]\s*:\s*(True|False)\s*[,}]/.exec(text)
  const shape = /['"]shape['"]\s*:\s*\(([\d\s,L]*)\)/.exec(text)
  if (descr?.[3]) failNpy('a structured array; save each field as an array of its own')
  if (body === undefined || !descr || !order || !shape) failNpy(`its header is ${shown(text.trim())}`)
  const sizes = shape[1]
    .split(',')
    .map((size) => size.trim().replace(/L$/, ''))
    .filter((size) => size !== '')
    .map(Number)
  if (!sizes.every(Number.isSafeInteger) || !Number.isSafeInteger(sizes.reduce((a, b) => a * Math.max(b, 1), 1)))
    failNpy(`shape (${shown(shape[1]).slice(1, -1)}) is beyond all bounds`)
  return { descr: checkedDtype(descr[1] ?? descr[2]), fortranOrder: order[1] === 'True', shape: sizes }
}

function checkedDtype(descr: string): string {
  const [whole, , kind] = DTYPE.exec(descr) ?? []
  if (kind === 'O') failNpy('an array of Python objects; those are pickles, which can run code and are never read')
  if (whole === undefined || whole !== descr) failNpy(`dtype ${shown(descr)} cannot be read; save it as float64`)
  return descr
}

export interface Dtype {
  readonly kind: string
  readonly bytes: number
  readonly littleEndian: boolean
}

/** The parts of a dtype; U has four bytes per code point. */
export function dtypeOf(descr: string): Dtype {
  const [, order = '|', kind = '', count = ''] = DTYPE.exec(descr) ?? []
  return { kind, bytes: Number(count) * (kind === 'U' ? 4 : 1), littleEndian: order !== '>' }
}

/** A version 1 file's beginning, padded to a multiple of 64 bytes. */
export function npyHead(descr: string, shape: readonly number[]): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const dict = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`
  const total = 64 * Math.ceil((10 + dict.length + 1) / 64)
  const head = new Uint8Array(total).fill(0x20)
  head.set([...MAGIC, 1, 0, (total - 10) & 0xff, (total - 10) >> 8])
  head.set(new TextEncoder().encode(dict), 10)
  head[total - 1] = 0x0a
  return head
}

export function failNpy(problem: string): never {
  throw new SyntaxError(`not an NPY file of numbers: ${problem}`)
}

/** The kind of the items, such as f or U. @throws SyntaxError for what is no NPY file. */
export function npyKind(bytes: Uint8Array): string {
  return dtypeOf(readNpyHeader(bytes).descr).kind
}
