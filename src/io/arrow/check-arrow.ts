import { isArrowFile } from './arrow-magic.ts'
import { failArrow, flatTable, flatVector, int32, size64 } from './flatbuffer.ts'

const [SCHEMA, DICTIONARIES, RECORDS] = [1, 2, 3]
const UNION = 14
const MAX_FIELDS = 10_000
const MAX_DEPTH = 64
const MAX_BLOCKS = 100_000

/**
 * Follows every length and offset that the reader of Arrow files will follow, since it does not check them itself.
 *
 * Source: Schema.fbs, Message.fbs and File.fbs of Apache Arrow.
 * @throws SyntaxError for damage and for packed buffers.
 */
export function checkArrow(bytes: Uint8Array): void {
  if (isArrowFile(bytes)) checkFile(bytes)
  else checkStream(bytes)
}

function checkStream(bytes: Uint8Array): void {
  let at = 0
  for (let count = 0; at < bytes.length; count++) {
    if (count > MAX_BLOCKS) failArrow('it has too many messages')
    const next = checkMessage(bytes, at)
    if (next === undefined) return
    at = next
  }
}

function checkFile(bytes: Uint8Array): void {
  const end = bytes.length - 10
  const length = int32(bytes, end)
  if (!(length > 0 && end - length >= 8)) failArrow('it is cut off or damaged')
  const start = end - length
  const footer = flatTable(bytes, start)
  const schema = footer.field(6)
  if (schema === 0) failArrow('it has no schema')
  checkSchema(bytes, schema)
  flatVector(bytes, footer.field(12), 4)
  const blocks = [8, 10].map((slot) => flatVector(bytes, footer.field(slot), 24))
  let total = 0
  for (const { at, count } of blocks) {
    if (count > MAX_BLOCKS) failArrow('it has too many blocks')
    for (let k = 0; k < count; k++) {
      const offset = size64(bytes, at + 24 * k)
      const next = checkMessage(bytes, offset)
      if (next === undefined) failArrow('it is damaged')
      total += next - offset
    }
  }
  if (total > bytes.length) failArrow('its blocks overlap')
}

/** @returns The offset after it, undefined at the end of a stream. */
function checkMessage(bytes: Uint8Array, offset: number): number | undefined {
  if (bytes.length - offset < 4) return undefined
  const marked = int32(bytes, offset) === -1
  const start = offset + (marked ? 8 : 4)
  const length = marked && bytes.length - offset < 8 ? 0 : int32(bytes, start - 4)
  if (length === 0) return undefined
  if (length < 0 || start + length > bytes.length) failArrow('it is cut off or damaged')
  const head = bytes.subarray(start, start + length)
  const message = flatTable(head, 0)
  const type = message.field(6)
  const content = message.field(8)
  const bodyLength = message.field(10)
  const body = bodyLength === 0 ? 0 : size64(head, bodyLength)
  if (content === 0 || type === 0) failArrow('a message of it is empty')
  if (start + length + body > bytes.length) failArrow('it is cut off')
  checkContent(head, head[type], content)
  return start + length + body
}

function checkContent(head: Uint8Array, type: number, at: number): void {
  if (type === SCHEMA) checkSchema(head, at)
  else if (type === RECORDS) checkBatch(head, at)
  else if (type === DICTIONARIES) {
    const data = flatTable(head, at).field(6)
    if (data === 0) failArrow('it is damaged')
    checkBatch(head, data)
  } else failArrow(`it has messages of type ${type}`)
}

function checkBatch(head: Uint8Array, at: number): void {
  const batch = flatTable(head, at)
  const length = batch.field(4)
  if (length !== 0) size64(head, length)
  if (batch.field(10) !== 0) failArrow("its columns are packed by LZ4 or ZSTD; save it with compression 'uncompressed'")
  flatVector(head, batch.field(6), 16)
  flatVector(head, batch.field(8), 16)
  flatVector(head, batch.field(12), 8)
}

function checkSchema(bytes: Uint8Array, at: number): void {
  const schema = flatTable(bytes, at)
  flatVector(bytes, schema.field(8), 4)
  let fields = 0
  const checkFields = (offset: number, depth: number): void => {
    const { at: first, count } = flatVector(bytes, offset, 4)
    fields += count
    if (fields > MAX_FIELDS || depth > MAX_DEPTH) failArrow('it has too many columns')
    for (let k = 0; k < count; k++) {
      const field = flatTable(bytes, first + 4 * k)
      const [type, definition] = [field.field(8), field.field(10)]
      if (type !== 0 && bytes[type] === UNION && definition !== 0)
        flatVector(bytes, flatTable(bytes, definition).field(6), 4)
      flatVector(bytes, field.field(16), 4)
      checkFields(field.field(14), depth + 1)
    }
  }
  checkFields(schema.field(6), 0)
}
