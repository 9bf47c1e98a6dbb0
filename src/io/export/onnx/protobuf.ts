import { PbfWriter } from 'pbf'

/** A field of a protocol buffer: its number, and text, a whole number, bytes, whole numbers in one, or a message. */
export type Field = readonly [number: number, value: string | number | Uint8Array | readonly number[] | Message]

/** A message's fields, in order; one that is repeated stands there as often. */
export interface Message {
  readonly fields: readonly Field[]
}

/** The bytes of a message. */
export function encoded(message: Message): Uint8Array<ArrayBuffer> {
  const writer = new PbfWriter()
  writeFields(message, writer)
  return writer.finish().slice()
}

function writeFields({ fields }: Message, writer: PbfWriter): void {
  for (const [number, value] of fields) {
    if (typeof value === 'string') writer.writeStringField(number, value)
    else if (typeof value === 'number') writer.writeVarintField(number, value)
    else if (value instanceof Uint8Array) writer.writeBytesField(number, value)
    else if ('fields' in value) writer.writeMessage(number, writeFields, value)
    else writer.writePackedVarint(number, [...value])
  }
}
