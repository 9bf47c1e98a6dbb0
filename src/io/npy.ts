import { dtypeOf, failNpy, type NpyHeader, npyHead, readNpyHeader } from './npy-header.ts'
import { numberReader, readNumbers } from './npy-numbers.ts'
import type { Tensor } from './safetensors.ts'
import { shown } from './shown.ts'

/**
 * The tensor as an NPY file of 64-bit floats, which `numpy.load` reads.
 *
 * @throws RangeError if shape and number of values disagree.
 */
export function formatNpy({ shape, values }: Tensor): Uint8Array<ArrayBuffer> {
  if (sizeOf(shape) !== values.length)
    throw new RangeError(`formatNpy: ${values.length} values, but shape [${shape.join(', ')}]`)
  const head = npyHead('<f8', shape)
  const bytes = new Uint8Array(head.length + 8 * values.length)
  const view = new DataView(bytes.buffer)
  bytes.set(head)
  for (let k = 0; k < values.length; k++) view.setFloat64(head.length + 8 * k, values[k], true)
  return bytes
}

/**
 * The numbers in an NPY file of floats, integers or truth values, in C or Fortran order, as 64-bit floats, row-major.
 * Whole numbers beyond 2⁵³ are rounded. Takes at most eight times the memory of the file.
 *
 * @throws SyntaxError for text, Python objects, structured arrays, and a file that is cut off or longer than it says.
 */
export function parseNpy(bytes: Uint8Array): Tensor {
  const header = readNpyHeader(bytes)
  const reader = numberReader(header.descr)
  const { shape } = header
  const count = checkedCount(header, reader.bytes, bytes.length)
  const values = readNumbers(reader, bytes.subarray(header.start), count)
  return { shape, values: header.fortranOrder ? fromFortranOrder(values, shape) : values }
}

/** A list of texts as an NPY file of fixed-width Unicode, which `numpy.load` reads without pickles. */
export function formatNpyText(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const points = texts.map((text) => Array.from(text, (point) => point.codePointAt(0) ?? 0))
  const width = Math.max(1, ...points.map((list) => list.length))
  const head = npyHead(`<U${width}`, [texts.length])
  const bytes = new Uint8Array(head.length + 4 * width * texts.length)
  const view = new DataView(bytes.buffer)
  bytes.set(head)
  for (const [i, list] of points.entries())
    for (const [k, point] of list.entries()) view.setUint32(head.length + 4 * (i * width + k), point, true)
  return bytes
}

/** The texts in an NPY file of dtype U, row-major. NULs at their ends are lost, as in numpy. @throws SyntaxError for others. */
export function parseNpyText(bytes: Uint8Array): string[] {
  const header = readNpyHeader(bytes)
  const { kind, bytes: width, littleEndian } = dtypeOf(header.descr)
  if (kind !== 'U') failNpy(`dtype ${shown(header.descr)} where text, dtype U, was expected`)
  const count = checkedCount(header, width, bytes.length)
  if (width === 0 && count > 0) return failNpy('dtype U0 has no text')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: count }, (_, i) => {
    let text = ''
    for (let k = 0; k < width; k += 4) {
      const point = view.getUint32(header.start + i * width + k, littleEndian)
      if (point > 0x10ffff) failNpy(`text ${i} has no character of number ${point}`)
      text += String.fromCodePoint(point)
    }
    return text.replace(/\0+$/, '')
  })
}

/** @throws SyntaxError unless the bytes hold just what the shape says; before any memory is taken. */
function checkedCount({ shape, start }: NpyHeader, width: number, length: number): number {
  const count = sizeOf(shape)
  if (start + count * width !== length)
    failNpy(
      `shape (${shape.join(', ')}) needs ${start + count * width} bytes, but there are ${length}: cut off or grown`,
    )
  return count
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1)
}

/** First index running fastest, to last index running fastest. */
function fromFortranOrder(values: Float64Array, shape: readonly number[]): Float64Array {
  const out = new Float64Array(values.length)
  const index = new Array<number>(shape.length).fill(0)
  const strides = shape.map((_, d) => shape.slice(0, d).reduce((a, b) => a * b, 1))
  let from = 0
  for (let k = 0; k < out.length; k++) {
    out[k] = values[from]
    for (let d = shape.length - 1; d >= 0; d--) {
      from += strides[d]
      if (++index[d] < shape[d]) break
      from -= strides[d] * shape[d]
      index[d] = 0
    }
  }
  return out
}
