import { trajectoryList } from '../dataset/checks.ts'
import type { Trajectory } from '../trajectory.ts'
import { type CsvRecord, formatCsv } from './csv.ts'
import { chosenFormat, type DataFormat, type FormatChoice } from './data-format.ts'
import { formatJsonLines } from './json-lines.ts'
import { formatNpy } from './npy.ts'
import { formatNpzRecords } from './npz-record.ts'
import { timeFirst } from './time-first.ts'

/** A trajectory with the words that a file can keep. */
export type Labelled = Trajectory & Pick<CsvRecord, 'units' | 'timeUnit' | 'origin'>

export interface FormatOptions extends FormatChoice {
  /** NPZ: whether to deflate its arrays; default false. */
  readonly compress?: boolean
}

/**
 * One trajectory or several as a file of the format that is asked for or that the name ends in: CSV, TSV, JSON lines, NPY,
 * NPZ. `parseData` reads the same bits back. JSON lines and NPZ hold several; units and origin are kept by CSV, TSV and NPZ.
 * An NPY file has the times as its first column and no names; read it with `timeColumn: 0`.
 *
 * @throws RangeError for times that decrease, for several trajectories in a format that holds one, and for names that the
 * format cannot hold.
 */
export function formatData(
  trajectories: Labelled | readonly Labelled[],
  options: FormatOptions,
): string | Uint8Array<ArrayBuffer> {
  const list = trajectoryList(trajectories, 'formatData') as readonly [Labelled, ...Labelled[]]
  for (const { times } of list)
    if (times.length > 1 && times[1] < times[0])
      throw new RangeError(`formatData: times decrease, from ${times[0]} to ${times[1]}; turn the trajectory round`)
  const format = chosen(options)
  switch (format) {
    case 'csv':
    case 'tsv':
      return formatCsv(only(list, format), format === 'csv' ? ',' : '\t')
    case 'jsonl':
      return formatJsonLines(list)
    case 'npy':
      return formatNpy(timeFirst(only(list, format)))
    case 'npz':
      return formatNpzRecords(list, options.compress ?? false)
    default:
      throw new RangeError(`formatData: ${format} files are read, not written; use csv, tsv, jsonl, npy or npz`)
  }
}

function chosen(options: FormatOptions): DataFormat {
  let format: DataFormat | undefined
  try {
    format = chosenFormat(options)
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`formatData: ${error.message}`, { cause: error }) : error
  }
  if (format === undefined) throw new RangeError('formatData: give the option format or name')
  return format
}

function only(list: readonly [Labelled, ...Labelled[]], format: DataFormat): Labelled {
  if (list.length > 1)
    throw new RangeError(`formatData: ${list.length} trajectories, but a ${format} file holds one; use npz or jsonl`)
  return list[0]
}
