import { failParquet } from './parquet-file.ts'

/**
 * Whole numbers of a few bits, as runs of one of them or packed; never more than fit into `out`, whatever the bytes say.
 *
 * Source: the format's RLE / bit-packing hybrid.
 * @returns How many bytes were read.
 */
export function readRunLengths(bytes: Uint8Array, bits: number, out: Int32Array): number {
  if (bits > 31) failParquet(`numbers of ${bits} bits`)
  let at = 0
  let filled = 0
  while (filled < out.length) {
    let header = 0
    let scale = 1
    for (;;) {
      if (at >= bytes.length || scale > 2 ** 35) failParquet('a page is cut off')
      const byte = bytes[at++]
      header += (byte & 0x7f) * scale
      scale *= 128
      if (byte < 0x80) break
    }
    const packed = header % 2 === 1
    const count = packed ? ((header - 1) / 2) * 8 : header / 2
    const size = packed ? (count / 8) * bits : Math.ceil(bits / 8)
    if (count === 0) failParquet('a run of no values')
    const take = Math.min(count, out.length - filled)
    if (packed) unpack(bytes, at, bits, out, filled, take)
    else out.fill(littleEndian(bytes, at, size), filled, filled + take)
    at += size
    filled += take
  }
  return Math.min(at, bytes.length)
}

function littleEndian(bytes: Uint8Array, at: number, size: number): number {
  if (at + size > bytes.length) failParquet('a page is cut off')
  let value = 0
  for (let k = size - 1; k >= 0; k--) value = value * 256 + bytes[at + k]
  return value
}

function unpack(bytes: Uint8Array, at: number, bits: number, out: Int32Array, from: number, count: number): void {
  if (at + Math.ceil((count * bits) / 8) > bytes.length) failParquet('a page is cut off')
  let waiting = 0
  let have = 0
  let next = at
  const size = 2 ** bits
  for (let k = 0; k < count; k++) {
    while (have < bits) {
      waiting += bytes[next++] * 2 ** have
      have += 8
    }
    const rest = Math.floor(waiting / size)
    out[from + k] = waiting - rest * size
    waiting = rest
    have -= bits
  }
}
