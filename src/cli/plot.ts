import { errorGrowth } from '../figure/error-growth.ts'
import type { Figure } from '../figure/figure.ts'
import { phasePortrait } from '../figure/phase-portrait.ts'
import { timeSeries } from '../figure/time-series.ts'
import { plotlySource } from '../node/plotly-file.ts'
import { type Report, reportPage } from '../node/report-page.ts'
import { VERSION } from '../version.ts'
import {
  type ComparisonFigures,
  type ComparisonOptions,
  compareSides,
  comparisonRows,
  findSide,
  type Side,
} from './compare.ts'
import { type DataOptions, type DataRecord, recordsOf } from './data.ts'
import { isFile, readInput } from './input.ts'
import { toStdout, writeOut } from './output.ts'
import { isComparison, parseComparison } from './stored-comparison.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

/** What is drawn, the most telling figure first, and the words around it. */
export interface Drawing {
  readonly figures: Readonly<Record<string, Figure>>
  readonly report: Omit<Report, 'figure' | 'sections'>
}

/** `rhei plot`. */
export async function run(
  streams: Streams,
  args: readonly string[],
  options: ComparisonOptions &
    DataOptions & { readonly out?: string; readonly json?: boolean; readonly figure?: string },
): Promise<undefined> {
  const { out, json, figure } = options
  if (!json && toStdout(out) && streams.outIsTerminal)
    throw usageError('a page is not for a terminal; give --out FILE.html')
  const drawing = await draw(streams, args, options)
  if (json) await streams.write(`${JSON.stringify(figureOf(drawing, figure))}\n`)
  else await writeOut(streams, out, pageOf(drawing))
  if (!json && !toStdout(out)) streams.note(`${drawing.report.headline}\n${out}`)
}

async function draw(
  streams: Streams,
  [first = '', second]: readonly string[],
  options: ComparisonOptions & DataOptions,
): Promise<Drawing> {
  if (first === '-' && second === '-') throw usageError("only one of the two can be '-'")
  if (second === undefined && (first === '-' || isFile(first))) {
    const input = await readInput(streams, first)
    if (isComparison(input)) return drawComparison(input.name, parseComparison(input))
    return drawData(input.name, await recordsOf(input, options))
  }
  const { set, start, ...rest } = options
  const one = await findSide(
    streams,
    first,
    second === undefined ? { ...(set && { set }), ...(start && { start }) } : {},
    options,
  )
  if (second !== undefined) {
    const truth = await findSide(streams, second, { ...(set && { set }), ...(start && { start }) }, options)
    return drawPair(one, truth, rest)
  }
  if ('records' in one) return drawData(one.name, one.records as readonly DataRecord[])
  throw usageError(`${one.name} is a system: give data, or a model and what to compare it with`)
}

/** Data by themselves. */
export function drawData(name: string, records: readonly DataRecord[]): Drawing {
  const [record] = records as [DataRecord, ...DataRecord[]]
  const pair = { truth: record, prediction: record, names: { truth: 'data', prediction: MODEL } }
  const series = alone(timeSeries(pair), `${name} over time.`)
  const portrait = record.dim > 1 ? { 'phase-portrait': alone(phasePortrait(pair), `${name} in its state space.`) } : {}
  const { times } = record
  return {
    figures: { 'time-series': series, ...portrait },
    report: {
      title: name,
      headline: `${times.length} samples of ${record.variables.slice(0, 6).join(', ')}`,
      summary: record.origin ?? '',
      rows: [
        { label: 'first time', value: String(times[0]) },
        { label: 'last time', value: String(times[times.length - 1]) },
        ...(records.length > 1
          ? [{ label: 'trajectories', value: String(records.length), note: 'the first is drawn' }]
          : []),
      ],
    },
  }
}

/** A model beside the truth. */
export function drawPair(model: Side, truth: Side, options: ComparisonOptions): Drawing {
  const { comparison, example } = compareSides(model, truth, options)
  const { verdict } = comparison
  const portrait = example.truth.dim > 1 ? { 'phase-portrait': phasePortrait(example) } : {}
  return {
    figures: { ...portrait, 'time-series': timeSeries(example), 'error-growth': growthOf(comparison) },
    report: {
      title: `${model.name} beside ${truth.name}`,
      headline: verdict.text.split('. ')[0]!,
      summary: verdict.text,
      rows: comparisonRows(comparison),
    },
  }
}

/** A comparison that was stored. */
export function drawComparison(name: string, comparison: ComparisonFigures): Drawing {
  const { verdict } = comparison
  return {
    figures: { 'error-growth': growthOf(comparison) },
    report: {
      title: name,
      headline: verdict.text.split('. ')[0]!,
      summary: verdict.text,
      rows: comparisonRows(comparison),
    },
  }
}

function growthOf({ times, errors, medianError, validTime }: ComparisonFigures): Figure {
  const { median, unit, threshold, horizon } = validTime
  const factor = horizon / times[times.length - 1]!
  return errorGrowth({
    times: times.map((t) => t * factor),
    errors,
    median: medianError,
    threshold,
    validTime: median,
    timeUnit: unit,
    errorLabel: 'error (standard deviations)',
  })
}

/** Names the curve that a figure of one record has too much. */
const MODEL = 'model'

function alone({ data, layout }: Figure, caption: string): Figure {
  return { data: data.filter((trace) => trace.name !== MODEL), layout, caption }
}

function figureOf({ figures }: Drawing, name = Object.keys(figures)[0]!): Figure {
  if (Object.hasOwn(figures, name)) return figures[name]!
  throw usageError(`no figure '${name}' here; there are ${Object.keys(figures).join(', ')}`)
}

/** One file that needs no other. */
export function pageOf({ figures, report }: Drawing): string {
  const [first, ...others] = Object.entries(figures)
  const sections = others.map(([name, figure]) => ({ heading: capital(name.replace('-', ' ')), figures: [figure] }))
  const notes = [`rhei ${VERSION}`]
  return reportPage({ ...report, ...(first && { figure: first[1] }), sections, notes }, plotlySource())
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
