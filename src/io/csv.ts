import type { CleanRecords } from '../dataset/clean-records.ts'
import type { RawRecord } from '../dataset/raw-record.ts'
import { resample } from '../dataset/resample.ts'
import { splitAtGaps } from '../dataset/split-at-gaps.ts'
import type { Trajectory } from '../trajectory.ts'
import { type ColumnChoice, type ColumnPlan, planColumns } from './column-plan.ts'
import { cellNumber, failAt } from './csv-cell.ts'
import { type CsvHead, LINE_END, readTable } from './csv-table.ts'

/** A trajectory read from a table, with the words that stood above it. */
export interface CsvRecord extends Trajectory {
  readonly variables: readonly string[]
  /** One per variable, '' where there is none. */
  readonly units?: readonly string[]
  readonly timeUnit?: string
  /** The comment lines above the header, without their #. */
  readonly origin?: string
}

/** Which columns are read, and what cells mean. */
export interface CellOptions extends ColumnChoice {
  /**
   * Cells that stand for a missing value, whatever their case; default nothing at all, NA, N/A, NaN and null. Ignored where
   * missing values are refused.
   */
  readonly missingCells?: readonly string[]
}

export interface CsvOptions extends CellOptions {
  /**
   * What to do where a value is missing: refuse the table (default), split it there, or interpolate on straight lines and
   * split only where three values or more are missing in a row. `parseRawCsv` and `resample` do it otherwise.
   */
  readonly missing?: 'refuse' | 'split' | 'interpolate'
}

/** Options that make a table one whole trajectory. */
export type WholeCsvOptions = CsvOptions & { readonly missing?: 'refuse' }

/** A table as it is, before gaps are dealt with. */
export type RawCsv = RawRecord & Pick<CsvRecord, 'variables' | 'units' | 'timeUnit' | 'origin'>

export const MISSING_CELLS: readonly string[] = ['', 'NA', 'N/A', 'NaN', 'null']

/**
 * The trajectory in a table of numbers: one header line, then one line per sample, times increasing.
 *
 * Cells are separated by commas, semicolons or tabs, whichever the header uses. Lines that start with # are comments. The row
 * below the header holds units if each of its cells is in brackets, like [m/s] or (m/s), or empty. Numbers have a decimal
 * point. A gap in the data is an error, never a guess, unless `missing` says otherwise: then all pieces between gaps come
 * back, with a report of what was done.
 *
 * @throws SyntaxError naming line, column and the offending text; RangeError if no piece is left.
 */
export function parseCsv(text: string, options?: WholeCsvOptions): CsvRecord
export function parseCsv(
  text: string,
  options: CsvOptions & { readonly missing: 'split' | 'interpolate' },
): CleanRecords<CsvRecord>
export function parseCsv(text: string, options: CsvOptions = {}): CsvRecord | CleanRecords<CsvRecord> {
  const { missing = 'refuse' } = options
  if (missing === 'split') return splitAtGaps(parseRawCsv(text, options))
  if (missing === 'interpolate') return resample(parseRawCsv(text, options))
  if (missing !== 'refuse')
    throw new RangeError(`parseCsv: missing must be 'refuse', 'split' or 'interpolate', got '${missing}'`)
  return { ...parseTable(text, options, []), status: 'complete' }
}

/**
 * The same table with NaN where a cell stands for a missing value: the input of `splitAtGaps` and `resample`.
 *
 * @throws SyntaxError naming line, column and the offending text.
 */
export function parseRawCsv(text: string, options: CellOptions = {}): RawCsv {
  return parseTable(text, options, options.missingCells ?? MISSING_CELLS)
}

function parseTable(text: string, choice: ColumnChoice, missingCells: readonly string[]): RawCsv {
  const { names, rows, lines, ...head } = readTable(text)
  const plan = planColumns(names, choice, (column, problem) => failAt(head.line, column, names[column], problem))
  const isMissing = missingTest(missingCells)
  const n = rows.length
  const dim = plan.values.length
  const times = Float64Array.from({ length: n }, (_, i) => i)
  const states = new Float64Array(n * dim)
  for (let i = 0; i < n; i++) {
    const number = (j: number): number => cellNumber(rows[i][j], lines[i], j, names[j])
    if (plan.time >= 0) times[i] = number(plan.time)
    if (i > 0 && !(times[i] > times[i - 1]))
      failAt(lines[i], plan.time, names[plan.time], unordered(times[i], times[i - 1]))
    for (const [k, j] of plan.values.entries()) states[i * dim + k] = isMissing(rows[i][j]) ? Number.NaN : number(j)
  }
  return { dim, times, states, ...wordsOf({ names, ...head }, plan) }
}

/** The words about the columns of a plan, as they stand on a record. */
export function wordsOf(
  { names, units, origin }: Pick<CsvHead, 'names' | 'units' | 'origin'>,
  { time, values }: ColumnPlan,
): Pick<RawCsv, 'variables' | 'units' | 'timeUnit' | 'origin'> {
  const timeUnit = units?.[time]
  return {
    variables: values.map((j) => names[j]),
    ...(units && { units: values.map((j) => units[j]) }),
    ...(timeUnit && { timeUnit }),
    ...(origin !== undefined && { origin }),
  }
}

/** Whether a cell stands for a missing value. */
export function missingTest(cells: readonly string[]): (cell: string) => boolean {
  const missing = new Set(cells.map((cell) => cell.trim().toLowerCase()))
  return (cell) => missing.has(cell.trim().toLowerCase())
}

export function unordered(time: number, before: number): string {
  return `time ${time} does not exceed ${before}; sort the rows`
}

/**
 * The trajectory as CSV text: `origin` as comment lines, a header, a row of units if it has any, one line per sample.
 * Numbers are the shortest that read back as the same bits, so `parseCsv` returns an equal trajectory if times increase.
 *
 * @param separator Between cells; default a comma.
 * @throws RangeError for variable names that are empty, repeated, span lines, or are `time`, and for as bad units.
 */
export function formatCsv(
  trajectory: Trajectory & Pick<CsvRecord, 'units' | 'timeUnit' | 'origin'>,
  separator: ',' | ';' | '\t' = ',',
): string {
  const { dim, times, states, origin } = trajectory
  const rows = Array.from(times, (t, i) =>
    [t, ...states.subarray(i * dim, (i + 1) * dim)].map((x) => (Object.is(x, -0) ? '-0' : String(x))).join(separator),
  )
  const comments = origin?.split(LINE_END).map((line) => `# ${line}`) ?? []
  const head = [headerNames(trajectory), unitCells(trajectory)].flatMap((cells) =>
    cells ? [cells.map(quoted).join(separator)] : [],
  )
  return [...comments, ...head, ...rows, ''].join('\n')
}

function headerNames({ dim, variables = Array.from({ length: dim }, (_, j) => `y${j}`) }: Trajectory): string[] {
  if (variables.length !== dim) throw new RangeError(`formatCsv: ${variables.length} variable names for dim ${dim}`)
  const names = ['time', ...variables.map((name) => name.trim())]
  const bad = names.find((name, j) => name === '' || LINE_END.test(name) || names.indexOf(name) < j)
  if (bad !== undefined) throw new RangeError(`formatCsv: variable name "${bad}" is empty, taken or has a line break`)
  return names
}

function unitCells({ dim, units, timeUnit }: Trajectory & Pick<CsvRecord, 'units' | 'timeUnit'>): string[] | undefined {
  if (!units && !timeUnit) return undefined
  const all = [timeUnit ?? '', ...(units ?? Array.from({ length: dim }, () => ''))]
  if (all.length !== dim + 1) throw new RangeError(`formatCsv: ${all.length - 1} units for dim ${dim}`)
  const bad = all.find((unit) => LINE_END.test(unit))
  if (bad !== undefined) throw new RangeError(`formatCsv: unit ${JSON.stringify(bad)} has a line break`)
  return all.map((unit) => `[${unit.trim()}]`)
}

function quoted(name: string): string {
  return /[",;\t]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name
}
