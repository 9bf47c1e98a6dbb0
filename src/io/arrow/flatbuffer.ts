/** Reads a table of a flatbuffer; every access is within the bytes. */
export interface FlatTable {
  /** Offset of a field's value, 0 if it is absent. @param slot 4, 6, 8, … */
  readonly field: (slot: number) => number
}

export function flatTable(bytes: Uint8Array, index: number): FlatTable {
  const at = index + int32(bytes, index)
  const vtable = at - int32(bytes, at)
  const size = int16(bytes, vtable)
  return {
    field: (slot) => {
      const offset = slot < size ? int16(bytes, vtable + slot) : 0
      if (offset === 0) return 0
      within(bytes, at + offset, 1)
      return at + offset
    },
  }
}

/** Offset and number of the items of a vector whose field is at `offset`; none for 0. */
export function flatVector(
  bytes: Uint8Array,
  offset: number,
  stride: number,
): { readonly at: number; readonly count: number } {
  if (offset === 0) return { at: 0, count: 0 }
  const base = offset + int32(bytes, offset)
  const count = int32(bytes, base)
  if (count < 0) failArrow('it is damaged')
  within(bytes, base + 4, count * stride)
  return { at: base + 4, count }
}

export function int16(bytes: Uint8Array, at: number): number {
  within(bytes, at, 2)
  return view(bytes).getInt16(at, true)
}

export function int32(bytes: Uint8Array, at: number): number {
  within(bytes, at, 4)
  return view(bytes).getInt32(at, true)
}

/** A length or offset. */
export function size64(bytes: Uint8Array, at: number): number {
  within(bytes, at, 8)
  const value = Number(view(bytes).getBigInt64(at, true))
  if (!(value >= 0 && Number.isSafeInteger(value))) failArrow('it is damaged')
  return value
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function within(bytes: Uint8Array, at: number, length: number): void {
  if (!(at >= 0 && at + length <= bytes.length)) failArrow('it is cut off or damaged')
}

export function failArrow(problem: string): never {
  throw new SyntaxError(`not an Arrow file that can be read: ${problem}`)
}
