/** Numbers with a shape, row-major. */
export interface Tensor {
  readonly shape: readonly number[]
  /** Length: the product of the shape. */
  readonly values: Float64Array
}

/** What a safetensors file holds. */
export interface SafetensorsFile {
  readonly metadata: Readonly<Record<string, string>>
  readonly tensors: ReadonlyMap<string, Tensor>
}

/** Longest header that is read, as in the reference implementation. */
const MAX_HEADER = 100_000_000
const METADATA = '__metadata__'

/**
 * A safetensors file of 64-bit floats: length of the header, header as JSON, numbers; little-endian, in the order of the map.
 *
 * Source: the format of github.com/huggingface/safetensors.
 */
export function formatSafetensors({ metadata, tensors }: SafetensorsFile): Uint8Array<ArrayBuffer> {
  const entries: [string, unknown][] = [[METADATA, metadata]]
  let end = 0
  for (const [name, { shape, values }] of tensors) {
    if (name === METADATA) throw new RangeError(`formatSafetensors: no tensor may be called ${METADATA}`)
    if (sizeOf(shape) !== values.length)
      throw new RangeError(`formatSafetensors: ${name} has ${values.length} values, but shape [${shape.join(', ')}]`)
    entries.push([name, { dtype: 'F64', shape, data_offsets: [end, end + 8 * values.length] }])
    end += 8 * values.length
  }
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)))
  const start = 8 + 8 * Math.ceil(header.length / 8)
  const bytes = new Uint8Array(start + end)
  const view = new DataView(bytes.buffer)
  view.setBigUint64(0, BigInt(start - 8), true)
  bytes.fill(0x20, 8, start)
  bytes.set(header, 8)
  let at = start
  for (const { values } of tensors.values())
    for (const value of values) {
      view.setFloat64(at, value, true)
      at += 8
    }
  return bytes
}

/**
 * The file in these bytes; takes no more memory than a few times their length.
 *
 * @throws SyntaxError saying what is wrong, for bytes that are not a whole and regular safetensors file of 64-bit floats.
 */
export function parseSafetensors(bytes: Uint8Array): SafetensorsFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = dataStart(view)
  const header = readHeader(bytes.subarray(8, start))
  const entries = Object.entries(header).filter(([name]) => name !== METADATA)
  const places = entries.map(([name, entry]) => placeOf(name, entry))
  const ordered = [...places].sort((a, b) => a.from - b.from || a.to - b.to)
  let end = 0
  for (const { name, from, to } of ordered) {
    if (from !== end) fail(`${shown(name)} begins at ${from}, but the tensor before it ends at ${end}`)
    end = to
  }
  if (start + end !== bytes.length)
    fail(`${bytes.length} bytes, but the header tells of ${start + end}: cut off or grown since it was written`)
  const tensors = new Map(
    places.map(({ name, shape, from, to }) => [name, { shape, values: readFloats(view, start + from, to - from) }]),
  )
  return { metadata: readMetadata(header[METADATA]), tensors }
}

function dataStart(view: DataView): number {
  if (view.byteLength < 10) fail(`${view.byteLength} bytes are too few for one`)
  const length = view.getBigUint64(0, true)
  if (length > BigInt(MAX_HEADER) || Number(length) > view.byteLength - 8)
    fail(`its first eight bytes tell of a header of ${length} bytes, which the ${view.byteLength} bytes do not hold`)
  return 8 + Number(length)
}

function readHeader(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    fail('its header is not JSON')
  }
  if (!isObject(header)) fail('its header is not a JSON object')
  return header
}

function readMetadata(metadata: unknown): Record<string, string> {
  if (metadata === undefined) return {}
  if (!isObject(metadata)) fail(`${METADATA} is not an object`)
  for (const [name, value] of Object.entries(metadata))
    if (typeof value !== 'string') fail(`${METADATA}: ${shown(name)} is not text`)
  return metadata as Record<string, string>
}

interface Place {
  readonly name: string
  readonly shape: readonly number[]
  /** Offsets of its first byte and of the one after its last, from the end of the header. */
  readonly from: number
  readonly to: number
}

function placeOf(name: string, entry: unknown): Place {
  if (!isObject(entry)) fail(`${shown(name)} has no description`)
  const { dtype, shape, data_offsets: offsets } = entry
  if (dtype !== 'F64') fail(`${shown(name)} holds ${shown(String(dtype))}; only F64, 64-bit floats, can be read`)
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2)
    fail(`${shown(name)} has no regular shape or place`)
  const [from, to] = offsets
  if (to - from !== 8 * sizeOf(shape))
    fail(`${shown(name)} takes ${to - from} bytes, but its shape is [${shape.join(', ')}]`)
  return { name, shape, from, to }
}

function readFloats(view: DataView, at: number, length: number): Float64Array {
  const values = new Float64Array(length / 8)
  for (let k = 0; k < values.length; k++) values[k] = view.getFloat64(at + 8 * k, true)
  return values
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1)
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Escapes control characters and cuts what is long, so that garbage in a file stays harmless on a terminal. */
function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

function fail(problem: string): never {
  throw new SyntaxError(`not a safetensors file: ${problem}`)
}
