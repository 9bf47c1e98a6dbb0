import type { ShardFactor } from '../../learn/sharded/learn-shard.ts'
import type { QrFactor } from '../../math/least-squares/qr-factor.ts'
import { VERSION } from '../../version.ts'
import { openSealed, sealedFile } from '../sealed-file.ts'
import { checked } from './schema.ts'
import { type PackedFactor, shardFactor } from './schemas/shard-factor.ts'

const FORMAT = { format: 'rhei factor', version: 1 }

/** A shard's factor as the bytes of one file, with a checksum; the same shard gives the same bytes. */
export function saveFactor({ factor, ...rest }: ShardFactor): Uint8Array<ArrayBuffer> {
  const packed: PackedFactor = { ...rest, factor: { ...factor, r: packedTriangle(factor) } }
  return sealedFile({ ...FORMAT, library: VERSION }, packed)
}

/** The factor in a file's bytes, checked. @throws SyntaxError saying what is wrong with the file. */
export function loadFactor(bytes: Uint8Array): ShardFactor {
  try {
    const { factor, ...rest } = checked(shardFactor, openSealed(bytes, FORMAT).data, 'data')
    return { ...rest, factor: { ...factor, r: unpackedTriangle(factor) } }
  } catch (error) {
    throw new SyntaxError(`loadFactor: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Each row from its diagonal on, with its right-hand sides. */
function packedTriangle({ columns, outputs, r }: QrFactor): Float64Array {
  const width = columns + outputs
  const packed = new Float64Array((columns * (columns + 1)) / 2 + columns * outputs)
  for (let i = 0, at = 0; i < columns; at += width - i, i++) packed.set(r.subarray(i * width + i, (i + 1) * width), at)
  return packed
}

function unpackedTriangle({ columns, outputs, r }: PackedFactor['factor']): Float64Array {
  const width = columns + outputs
  const whole = new Float64Array(columns * width)
  for (let i = 0, at = 0; i < columns; at += width - i, i++) whole.set(r.subarray(at, at + width - i), i * width + i)
  return whole
}
