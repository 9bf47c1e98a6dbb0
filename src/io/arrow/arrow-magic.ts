const MAGIC = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]

/** Whether the bytes begin like an Arrow file, which is Feather of version 2, too. */
export function isArrowFile(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, k) => bytes[k] === byte)
}

/** The same, or like an Arrow stream. */
export function isArrow(bytes: Uint8Array): boolean {
  return isArrowFile(bytes) || (bytes.length >= 8 && [0, 1, 2, 3].every((k) => bytes[k] === 0xff))
}
