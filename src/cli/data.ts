import { trajectoryList } from '../dataset/checks.ts'
import { variableIndex } from '../dataset/variable-index.ts'
import { formatCsv } from '../io/csv.ts'
import { chosenFormat, type DataFormat } from '../io/data-format.ts'
import { formatData } from '../io/format-data.ts'
import { parseData } from '../io/parse-data.ts'
import type { Trajectory } from '../trajectory.ts'
import { type Input, readInput, textOf } from './input.ts'
import { writeOut } from './output.ts'
import type { Streams } from './streams.ts'

/** A trajectory from a file, or for one. */
export interface DataRecord extends Trajectory {
  readonly variables: readonly string[]
  readonly origin?: string
}

export interface DataOptions {
  /** Header name of the times. */
  readonly time?: string
  /** The variables that are wanted, in this order. */
  readonly variables?: readonly string[]
  readonly missing?: 'refuse' | 'split' | 'interpolate'
}

/** Names the trajectory of each row, where there are several. */
const TRAJECTORY = 'trajectory'

/** The records in a file, or from the standard input for '-'. @throws SyntaxError for what is no data. */
export async function readRecords(streams: Streams, path: string, options: DataOptions = {}): Promise<DataRecord[]> {
  return recordsOf(await readInput(streams, path), options)
}

/** The records in what was read: of the format that its name or its bytes say. */
export async function recordsOf(input: Input, options: DataOptions = {}): Promise<DataRecord[]> {
  const { name, holds } = input
  const { time, variables, missing } = options
  if (holds === 'model') throw new SyntaxError(`${name} is a model, not data`)
  const settings = { ...(time !== undefined && { timeColumn: time }), ...(missing !== undefined && { missing }) }
  const file = knownFormat(name) === undefined ? {} : { name }
  try {
    const tables = holds === 'text' ? numberedTables(input) : undefined
    const records = tables
      ? (await Promise.all(tables.map((table) => parseData(new TextEncoder().encode(table), settings)))).flat()
      : [...(await parseData(input.bytes, { ...file, ...settings }))]
    trajectoryList(records, name)
    return variables ? records.map((record) => selected(record, variables)) : records
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    const message = error.message.replace(/^parseData: /, '')
    throw new SyntaxError(message.startsWith(name) ? message : `${name}: ${message}`, { cause: error })
  }
}

/** The format that a name ends in, if it is one. */
function knownFormat(name: string | undefined): DataFormat | undefined {
  try {
    return chosenFormat(name === undefined ? {} : { name })
  } catch {
    return undefined
  }
}

/** To a file of the format that its name ends in, else as CSV; to the standard output where there is no path or it is '-'. */
export async function writeRecords(
  streams: Streams,
  path: string | undefined,
  records: readonly DataRecord[],
): Promise<void> {
  const format = knownFormat(path) ?? 'csv'
  await writeOut(streams, path, format === 'csv' ? csvOf(records) : formatData(records, { format }))
}

/** One table; of several records, with their number in front of each row. */
export function csvOf(records: readonly DataRecord[]): string {
  if (records.length === 1) return formatCsv(records[0]!)
  const [first] = records
  const comments = (first?.origin ?? '').split('\n').map((line) => `# ${line}\n`)
  const tables = records.map(({ origin: _, ...record }, k) => {
    const [header = '', ...rows] = formatCsv(record).trimEnd().split('\n')
    return `${k === 0 ? `${TRAJECTORY},${header}\n` : ''}${rows.map((row) => `${k},${row}\n`).join('')}`
  })
  return [...comments, ...tables].join('')
}

/** A table for each trajectory of one that numbers them; undefined for any other file. */
function numberedTables(input: Input): readonly string[] | undefined {
  const start = new TextDecoder().decode(input.bytes.subarray(0, 65_536))
  if (!/^\ufeff?(?:\s*(?:#.*)?[\r\n])*"?trajectory"?\s*[,;\t]/i.test(start)) return undefined
  const lines = textOf(input).split(/\r\n|\n|\r/)
  const header = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'))
  const [, separator = ',', rest = ''] = /^\ufeff?"?trajectory"?\s*([,;\t])(.*)$/i.exec(lines[header] ?? '') ?? []
  const tables = new Map<string, string[]>()
  for (const line of lines.slice(header + 1)) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [key = ''] = line.split(separator, 1)
    const table = tables.get(key) ?? [...lines.slice(0, header), rest]
    table.push(line.slice(key.length + 1))
    tables.set(key, table)
  }
  return [...tables.values()].map((table) => table.join('\n'))
}

function selected(record: DataRecord, names: readonly string[]): DataRecord {
  const columns = names.map((name) => variableIndex('data', record, name))
  const { dim, states, times } = record
  const chosen = Float64Array.from({ length: times.length * columns.length }, (_, k) => {
    return states[Math.floor(k / columns.length) * dim + columns[k % columns.length]!]!
  })
  return { ...record, dim: columns.length, states: chosen, variables: names }
}
