import type { RowChunk } from '../../dataset/record-part.ts'
import { sha256Hex } from '../../math/sha256.ts'
import { BLOCK_ROWS, type RowRange } from './shard-ranges.ts'

/** A checksum of rows that can be taken in shards. */
export interface RowDigest {
  /** Rows that follow those before; those outside the range, which starts with a block, are passed over. */
  add(chunk: RowChunk, first: number): void
  /** 64 hexadecimal digits. */
  finish(): string
}

/** Of no rows. */
export const NO_DIGEST: string = '0'.repeat(64)

/**
 * The sum modulo 2²⁵⁶ of the SHA-256 of each block of 256 rows with its place: shards whose digests add up to that of the
 * whole have read all of it once. Guards against mistakes, not against forgers.
 */
export function rowDigest({ part, start, end }: RowRange): RowDigest {
  let sum = NO_DIGEST
  let block = new DataView(new ArrayBuffer(0))
  let filled = 0
  let index = Math.floor(start / BLOCK_ROWS)
  const close = (): void => {
    if (filled === 0) return
    sum = addDigests(sum, sha256Hex(header(part, index), new Uint8Array(block.buffer, 0, filled)))
    filled = 0
    index++
  }
  return {
    add({ dim, times, states }, first) {
      const rowBytes = 8 * (1 + dim)
      if (block.byteLength === 0) block = new DataView(new ArrayBuffer(rowBytes * BLOCK_ROWS))
      const [from, to] = [Math.max(0, start - first), Math.min(times.length, end - first)]
      for (let i = from; i < to; i++) {
        block.setFloat64(filled, times[i], true)
        for (let j = 0; j < dim; j++) block.setFloat64(filled + 8 * (1 + j), states[i * dim + j], true)
        filled += rowBytes
        if (filled === block.byteLength) close()
      }
    },
    finish() {
      close()
      return sum
    },
  }
}

export function addDigests(first: string, second: string): string {
  const sum = BigInt.asUintN(256, BigInt(`0x${first}`) + BigInt(`0x${second}`))
  return sum.toString(16).padStart(64, '0')
}

function header(part: number, index: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(16))
  view.setFloat64(0, part, true)
  view.setFloat64(8, index, true)
  return new Uint8Array(view.buffer)
}
