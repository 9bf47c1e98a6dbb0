import { dtypeOf, failNpy } from './npy-header.ts'

/** Reads the item at an offset as a 64-bit float. */
export type ReadItem = (view: DataView, offset: number) => number

/** A dtype's width and how its items become 64-bit floats. */
export interface NumberReader {
  readonly bytes: number
  readonly read: ReadItem
  /** Whether the bytes are the floats themselves on a little-endian machine. */
  readonly isFloat64: boolean
}

const ITEMS: Readonly<Record<string, (littleEndian: boolean) => ReadItem>> = {
  b1: () => (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
  i1: () => (view, at) => view.getInt8(at),
  u1: () => (view, at) => view.getUint8(at),
  i2: (little) => (view, at) => view.getInt16(at, little),
  u2: (little) => (view, at) => view.getUint16(at, little),
  i4: (little) => (view, at) => view.getInt32(at, little),
  u4: (little) => (view, at) => view.getUint32(at, little),
  i8: (little) => (view, at) => Number(view.getBigInt64(at, little)),
  u8: (little) => (view, at) => Number(view.getBigUint64(at, little)),
  f4: (little) => (view, at) => view.getFloat32(at, little),
  f8: (little) => (view, at) => view.getFloat64(at, little),
}

/** Whether typed arrays of this machine have the byte order of the file. */
const LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** @throws SyntaxError for anything but real numbers and truth values. */
export function numberReader(descr: string): NumberReader {
  const { kind, bytes, littleEndian } = dtypeOf(descr)
  const make = ITEMS[`${kind}${bytes}`]
  if (kind === 'U' || kind === 'S') failNpy(`dtype ${descr} holds text, not numbers`)
  if (kind === 'c') failNpy(`dtype ${descr} holds complex numbers; save real and imaginary parts apart`)
  if (!make) failNpy(`dtype ${descr} cannot be read; save it as float64`)
  return { bytes, read: make(littleEndian), isFloat64: kind === 'f' && bytes === 8 && littleEndian && LITTLE }
}

/** The items one after another, `count` of them. */
export function readNumbers(
  { bytes: width, read, isFloat64 }: NumberReader,
  bytes: Uint8Array,
  count: number,
): Float64Array {
  const values = new Float64Array(count)
  if (isFloat64) {
    new Uint8Array(values.buffer).set(bytes.subarray(0, 8 * count))
    return values
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let k = 0; k < count; k++) values[k] = read(view, k * width)
  return values
}
