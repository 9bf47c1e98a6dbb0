import { isArrow } from './arrow/arrow-magic.ts'
import { isNpy } from './npy-header.ts'
import { isParquet } from './parquet/parquet-file.ts'
import { shown } from './shown.ts'
import { isZip } from './zip-directory.ts'

/** A kind of file that holds records. */
export type DataFormat = 'csv' | 'tsv' | 'jsonl' | 'npy' | 'npz' | 'parquet' | 'arrow'

/** What a file is: its format, or a name that ends in one of .csv, .tsv, .jsonl, .npy, .npz, .parquet, .arrow, .feather. */
export interface FormatChoice {
  readonly format?: DataFormat
  readonly name?: string
}

const EXTENSIONS: Readonly<Record<string, DataFormat>> = {
  csv: 'csv',
  txt: 'csv',
  tsv: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  npy: 'npy',
  npz: 'npz',
  parquet: 'parquet',
  arrow: 'arrow',
  arrows: 'arrow',
  feather: 'arrow',
}
const TEXT: readonly DataFormat[] = ['csv', 'tsv', 'jsonl']

/** The format that is asked for, or that the name ends in; undefined if there is neither. @throws RangeError for others. */
export function chosenFormat({ format, name }: FormatChoice): DataFormat | undefined {
  if (format !== undefined) {
    if (!Object.values(EXTENSIONS).includes(format))
      throw new RangeError(
        `there is no format ${shown(format)}; use ${[...new Set(Object.values(EXTENSIONS))].join(', ')}`,
      )
    return format
  }
  if (name === undefined) return undefined
  const extension = /\.([^./\\]*)$/.exec(name)?.[1].toLowerCase() ?? ''
  if (!Object.hasOwn(EXTENSIONS, extension))
    throw new RangeError(
      `${extension === '' ? 'no extension' : `extension ${shown(extension)}`}; give the option format or a name in .${Object.keys(EXTENSIONS).join(', .')}`,
    )
  return EXTENSIONS[extension]
}

/**
 * The format of a file, from what is asked for, its name and its first bytes.
 *
 * @throws SyntaxError where they contradict each other.
 */
export function formatOf(bytes: Uint8Array, choice: FormatChoice): DataFormat {
  const found = formatByBytes(bytes)
  const wanted = chosenFormat(choice)
  if (wanted === undefined) return found ?? (/^\s*\{/.test(firstText(bytes)) ? 'jsonl' : 'csv')
  if (found === undefined ? TEXT.includes(wanted) : found === wanted) return wanted
  throw new SyntaxError(
    found
      ? `by its first bytes this is a file of format ${found}, not ${wanted}; correct its name or give format: '${found}'`
      : `this is no file of format ${wanted}: its first bytes are ${shown(firstText(bytes).slice(0, 8))}`,
  )
}

function formatByBytes(bytes: Uint8Array): DataFormat | undefined {
  if (isNpy(bytes)) return 'npy'
  if (isZip(bytes)) return 'npz'
  if (isParquet(bytes)) return 'parquet'
  return isArrow(bytes) ? 'arrow' : undefined
}

function firstText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 64))
}
