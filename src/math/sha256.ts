import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 of bytes, or of several pieces one after another, as 64 hexadecimal digits. */
export function sha256Hex(...pieces: readonly Uint8Array[]): string {
  const hash = sha256.create()
  for (const piece of pieces) hash.update(piece)
  return bytesToHex(hash.digest())
}
