import { encoded, type Field, type Message } from './protobuf.ts'

/** Numbers of types in onnx.proto. */
const DOUBLE = 11
const INT64 = 7
const ATTRIBUTE_INT = 2

/** Operations with doubles throughout, and a file format that knows them. */
const OPSET = 17
const IR_VERSION = 8

/** A computation in the making; every method gives the name of its result. */
export interface OnnxGraph {
  /** The result of an operation on results. */
  op(type: string, ...inputs: readonly string[]): string
  /** Results side by side. */
  concat(...parts: readonly string[]): string
  /** Some columns of a result. */
  columns(of: string, indices: readonly number[]): string
  /** A constant; a row of as many columns, unless it has rows. */
  matrix(values: ArrayLike<number>, columns: number): string
  /** Calls a result by a name of one's own. */
  called(name: string, result: string): void
  /** The bytes of the whole model. */
  model(about: ModelAbout): Uint8Array<ArrayBuffer>
}

/** What a model's file says of itself. */
export interface ModelAbout {
  readonly name: string
  readonly version: string
  readonly comment: string
  readonly properties: Readonly<Record<string, string>>
  /** Columns of inputs and outputs by name; rows are free. */
  readonly inputs: Readonly<Record<string, number>>
  readonly outputs: Readonly<Record<string, number>>
}

export function onnxGraph(): OnnxGraph {
  const nodes: Message[] = []
  const constants: Message[] = []
  const add = (type: string, inputs: readonly string[], axis?: number, output = `r${nodes.length}`): string => {
    const attribute = message([1, 'axis'], [20, ATTRIBUTE_INT], [3, axis ?? 0])
    nodes.push(
      message(
        ...inputs.map((input): Field => [1, input]),
        ...([
          [2, output],
          [4, type],
        ] as const),
        ...(axis === undefined ? [] : [[5, attribute] as const]),
      ),
    )
    return output
  }
  const constant = (type: number, dims: readonly number[], bytes: Uint8Array): string => {
    const name = `c${constants.length}`
    constants.push(message([1, dims], [2, type], [8, name], [9, bytes]))
    return name
  }
  return {
    op: (type, ...inputs) => add(type, inputs),
    concat: (...parts) => (parts.length === 1 ? parts[0] : add('Concat', parts, 1)),
    columns: (of, indices) => add('Gather', [of, constant(INT64, [indices.length], wholeNumbers(indices))], 1),
    matrix: (values, columns) => constant(DOUBLE, [values.length / columns, columns], doubles(values)),
    called: (name, result) => void add('Identity', [result], undefined, name),
    model: (about) => encoded(modelMessage(about, nodes, constants)),
  }
}

function modelMessage(
  { name, version, comment, properties, inputs, outputs }: ModelAbout,
  nodes: readonly Message[],
  constants: readonly Message[],
): Message {
  const graph = message(
    ...nodes.map((node): Field => [1, node]),
    [2, name],
    ...constants.map((tensor): Field => [5, tensor]),
    ...Object.entries(inputs).map((entry): Field => [11, rowsOf(...entry)]),
    ...Object.entries(outputs).map((entry): Field => [12, rowsOf(...entry)]),
  )
  return message(
    ...([
      [1, IR_VERSION],
      [2, 'rhei'],
      [3, version],
      [6, comment],
      [7, graph],
    ] as const),
    [8, message([1, ''], [2, OPSET])],
    ...Object.entries(properties).map(([key, value]): Field => [14, message([1, key], [2, value])]),
  )
}

function message(...fields: readonly Field[]): Message {
  return { fields }
}

/** A matrix of any number of rows. */
function rowsOf(name: string, columns: number): Message {
  const shape = message([1, message([2, 'n'])], [1, message([1, columns])])
  return message([1, name], [2, message([1, message([1, DOUBLE], [2, shape])])])
}

function doubles(values: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length))
  for (let k = 0; k < values.length; k++) view.setFloat64(8 * k, values[k], true)
  return new Uint8Array(view.buffer)
}

function wholeNumbers(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length))
  for (const [k, value] of values.entries()) view.setBigInt64(8 * k, BigInt(value), true)
  return new Uint8Array(view.buffer)
}
