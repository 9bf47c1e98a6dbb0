import { leadText, type Study, seriesAtLead, skillFigure, studyRecord } from '../../examples/demo/study-record.ts'
import {
  type CsvRecord,
  calibrateForecast,
  component,
  type Figure,
  forecast,
  forecastPlot,
  parseRawData,
  type RawCsv,
  resample,
  slice,
  splitAtGaps,
  support,
} from '../../src/index.ts'

/** A file that was dropped, and which of its columns is to be forecast. */
export interface RecordRequest {
  readonly name: string
  readonly bytes: Uint8Array
  /** The first, where none is given. */
  readonly column?: string
  readonly seed: number
}

/** What came of it. Figures are plain data. */
export interface RecordTrial {
  readonly columns: readonly string[]
  readonly column: string
  readonly samples: number
  /** Where the data are from, as the file says. */
  readonly origin?: string
  readonly study: Pick<Study, 'cut' | 'delays' | 'width' | 'season' | 'verdict' | 'fitSeconds'>
  /** What was done to the record, and what could not be done, in words. */
  readonly notes: readonly string[]
  readonly figures: readonly { readonly heading: string; readonly figure: Figure }[]
}

/** Most bytes of a file, and most samples that are studied: the newest. */
const [MOST_BYTES, MOST_SAMPLES] = [2 ** 25, 6000]
const LEAST_SAMPLES = 20
/** Forecasts behind the bands. */
const MOST_WINDOWS = 150

/**
 * A record of the visitor's own: learned, scored beside baselines, and continued with bands.
 *
 * @throws SyntaxError or RangeError saying why a file cannot be studied.
 */
export async function recordTrial(
  { name, bytes, column: wanted, seed }: RecordRequest,
  progress: (text: string) => void,
): Promise<RecordTrial> {
  if (bytes.length > MOST_BYTES)
    throw new RangeError(
      `${name} has ${Math.ceil(bytes.length / 2 ** 20)} MiB; the lab reads up to 32, the command line more`,
    )
  progress('reading …')
  const tables = await parseRawData(bytes, { name })
  const table = tables[0]
  const column = wanted ?? table.variables[0]
  const { record, notes } = oneColumn(table, column)
  if (tables.length > 1) notes.push(`The file holds ${tables.length} records; this is the first.`)
  const study = studyRecord(record, { delays: 'auto', seed }, progress)
  const last = study.leads[study.leads.length - 1]
  const figures = [
    { heading: 'Error by how far ahead', figure: skillFigure(study) },
    { heading: `The held-out part, ${leadText(last, study.unit)}`, figure: seriesAtLead(study, record, last) },
  ]
  progress('how far it may be trusted …')
  const future = continued(study, record, last)
  if ('figure' in future) figures.push({ heading: 'What comes next', figure: future.figure })
  else notes.push(future.why)
  const { cut, delays, width, season, verdict, fitSeconds } = study
  return {
    columns: table.variables,
    column,
    samples: record.times.length,
    ...(table.origin !== undefined && { origin: table.origin }),
    study: { cut, delays, width, season, verdict, fitSeconds },
    notes,
    figures,
  }
}

/** The column alone, without gaps, with equal steps between its samples. */
function oneColumn(table: RawCsv, column: string): { readonly record: CsvRecord; readonly notes: string[] } {
  const j = table.variables.indexOf(column)
  if (j < 0) throw new RangeError(`there is no column '${column}'; there are ${table.variables.join(', ')}`)
  const { states, dim } = table
  const single: RawCsv = {
    ...table,
    dim: 1,
    states: Float64Array.from(table.times, (_, i) => states[i * dim + j]),
    variables: [column],
  }
  const whole = splitAtGaps(single)
  const pieces = whole.pieces.length > 1 ? resample(single).pieces : whole.pieces
  const longest = pieces.reduce((a, b) => (b.times.length > a.times.length ? b : a))
  const record = slice(longest, -MOST_SAMPLES) as CsvRecord
  const notes: string[] = []
  if (whole.pieces.length > 1)
    notes.push(`There are gaps: values between neighbors were interpolated, and the longest piece taken.`)
  if (record.times.length < table.times.length)
    notes.push(`The newest ${record.times.length} samples of ${table.times.length} are studied.`)
  if (record.times.length < LEAST_SAMPLES)
    throw new RangeError(
      `${record.times.length} samples of '${column}' in a row; it takes ${LEAST_SAMPLES} to learn and test`,
    )
  if (new Set(component(record, 0)).size < 2)
    throw new RangeError(`'${column}' never changes; there is nothing to learn`)
  return { record, notes }
}

/** What the model says of the time after the record, with bands that held on its last fifth. */
function continued(
  { model, cut, delays }: Study,
  record: CsvRecord,
  horizon: number,
): { figure: Figure } | { why: string } {
  try {
    const held = slice(record, cut - delays)
    const calibration = calibrateForecast(model, held, {
      horizon,
      windows: Math.min(MOST_WINDOWS, held.times.length - delays - horizon),
    })
    const known = support(slice(record, 0, cut), { delays })
    const ahead = forecast(model, record, horizon, { calibration, support: known })
    if (ahead.trajectory.times.length === 0) return { why: `No forecast is made: ${ahead.stopped.message}` }
    return { figure: forecastPlot({ forecast: ahead, history: record, past: 8 * horizon }) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { why: `No bands are given: ${error.message}` }
  }
}
