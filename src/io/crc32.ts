/** Table of the reflected polynomial 0xedb88320. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** The checksum of zip and gzip, as an unsigned 32-bit number. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (let k = 0; k < bytes.length; k++) sum = (sum >>> 8) ^ TABLE[(sum ^ bytes[k]) & 0xff]
  return (sum ^ 0xffffffff) >>> 0
}
