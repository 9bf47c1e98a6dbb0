import { sha256Hex } from '../math/sha256.ts'
import { formatSafetensors, parseSafetensors } from './safetensors.ts'
import { fromTensorTree, toTensorTree } from './tensor-tree.ts'

/** What a file of ours says of itself. */
export interface Seal {
  /** What it holds, such as 'rhei model'. */
  readonly format: string
  /** Of the format: 1, 2, … */
  readonly version: number
  /** Of the library that wrote it. */
  readonly library: string
}

/** The checksum comes first, so that its place in the file is known. */
const SEAL_START = '{"__metadata__":{"sha256":"'
const BLANK = '0'.repeat(64)
const DIGITS_AT = 8 + SEAL_START.length

/**
 * A safetensors file of plain data with a checksum of all of it: floats as tensors, everything else as JSON in the metadata.
 *
 * @throws TypeError naming the path of what is not plain data.
 */
export function sealedFile({ format, version, library }: Seal, data: unknown): Uint8Array<ArrayBuffer> {
  const { json, tensors } = toTensorTree(data, 'data')
  const metadata = { sha256: BLANK, format, version: String(version), library, data: JSON.stringify(json) }
  const bytes = formatSafetensors({ metadata, tensors })
  bytes.set(new TextEncoder().encode(sha256Hex(bytes)), DIGITS_AT)
  return bytes
}

/**
 * What `sealedFile` was given. Nothing in the file runs.
 *
 * @param wanted The format, and the newest version that is understood.
 * @throws SyntaxError for a file of another kind or a later version, one that changed since it was written, or damage.
 */
export function openSealed(
  bytes: Uint8Array,
  wanted: Pick<Seal, 'format' | 'version'>,
): { readonly seal: Seal; readonly data: unknown } {
  const { metadata, tensors } = parseSafetensors(bytes)
  const { sha256, format, version, library, data } = metadata
  if (format === undefined || data === undefined || sha256 === undefined)
    throw new SyntaxError(`a safetensors file, but no ${wanted.format}: its metadata says nothing of one`)
  if (format !== wanted.format) throw new SyntaxError(`a ${shown(format)}, not a ${wanted.format}`)
  if (!/^[1-9]\d{0,5}$/.test(version)) throw new SyntaxError(`${wanted.format} of version ${shown(version)}`)
  if (Number(version) > wanted.version)
    throw new SyntaxError(
      `${wanted.format} of version ${version}, written by rhei ${shown(library)}; this one reads up to ${wanted.version}: update rhei`,
    )
  checkSum(bytes, sha256)
  return {
    seal: { format, version: Number(version), library },
    data: fromTensorTree({ json: JSON.parse(data), tensors }),
  }
}

function checkSum(bytes: Uint8Array, sha256: string): void {
  const end = DIGITS_AT + BLANK.length
  const [start, digits] = [bytes.subarray(8, DIGITS_AT), bytes.subarray(DIGITS_AT, end)].map((part) =>
    new TextDecoder().decode(part),
  )
  const sum = sha256Hex(bytes.subarray(0, DIGITS_AT), new TextEncoder().encode(BLANK), bytes.subarray(end))
  if (start !== SEAL_START || digits !== sha256 || sum !== sha256)
    throw new SyntaxError('its checksum does not fit its content: damaged, or changed since it was written')
}

function shown(text: unknown): string {
  return String(text)
    .slice(0, 40)
    .replace(/[^\x20-\x7e]/g, '?')
}
