import { trajectoryList } from '../dataset/checks.ts'
import { variableIndex } from '../dataset/variable-index.ts'
import { formatCsv, parseCsv } from '../io/csv.ts'
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

export function recordsOf(input: Input, { time, variables, missing = 'refuse' }: DataOptions = {}): DataRecord[] {
  const { name, holds } = input
  if (holds === 'model') throw new SyntaxError(`${name} is a model, not data`)
  const options = time === undefined ? {} : { timeColumn: time }
  const read = (text: string): readonly DataRecord[] =>
    missing === 'refuse' ? [parseCsv(text, options)] : parseCsv(text, { ...options, missing }).pieces
  try {
    const records = parts(textOf(input)).flatMap(read)
    trajectoryList(records, name)
    return variables ? records.map((record) => selected(record, variables)) : records
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    const message = error.message.replace(/^parse(Raw)?Csv: /, `${name}: `)
    throw new SyntaxError(message.startsWith(name) ? message : `${name}: ${message}`, { cause: error })
  }
}

/** To a file, or to the standard output where there is no path or it is '-'. */
export async function writeRecords(
  streams: Streams,
  path: string | undefined,
  records: readonly DataRecord[],
): Promise<void> {
  await writeOut(streams, path, csvOf(records))
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

/** A table for each trajectory of one that numbers them. */
function parts(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/)
  const header = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'))
  const match = /^\ufeff?"?trajectory"?\s*([,;\t])(.*)$/i.exec(lines[header] ?? '')
  if (!match) return [text]
  const [, separator = ',', rest = ''] = match
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
