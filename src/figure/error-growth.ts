import type { Figure } from './figure.ts'
import { type Mark, verticalMarks } from './marks.ts'
import { decades, evenIndices, rounded } from './points.ts'
import { axis, baseLayout, colors, logAxis, plainText } from './theme.ts'

export interface ErrorGrowthOptions {
  /** Shape [n], increasing, in `timeUnit`. */
  readonly times: Float64Array
  /** One error curve per start over the first of `times`; a prediction that broke off may be shorter than n. */
  readonly errors: readonly Float64Array[]
  /** The typical curve: at every time the median over the starts; it may be shorter too. */
  readonly median: Float64Array
  /** Error at which a prediction stops being valid. */
  readonly threshold: number
  /** Time at which the median start passes the threshold. */
  readonly validTime: number
  /** Such as 'Lyapunov times'. */
  readonly timeUnit: string
  /** Title of the error axis; 'error' by default. */
  readonly errorLabel?: string
  /** How fast two independent computations of the truth part: no model can be judged beyond that. */
  readonly agreement?: { readonly name: string; readonly errors: Float64Array }
  /** Replaces the caption. */
  readonly caption?: string
}

const MAX_STARTS = 200
const MAX_START_POINTS = 12_000

/**
 * Error over time on a logarithmic axis: every start (at most 200 of them), the median, the threshold, the valid time.
 * Exact agreement has no place on a logarithmic axis and leaves a gap.
 * @throws RangeError for no times, a curve longer than `times`, or a threshold that is not positive.
 */
export function errorGrowth(options: ErrorGrowthOptions): Figure {
  const { times, errors, median, threshold, timeUnit, agreement } = options
  const curves = [...errors, median, ...(agreement ? [agreement.errors] : [])]
  if (times.length === 0) throw new RangeError('errorGrowth: times is empty; give the times of the errors')
  if (!(threshold > 0 && Number.isFinite(threshold)))
    throw new RangeError(`errorGrowth: threshold must be positive and finite, got ${threshold}`)
  const long = curves.find(({ length }) => length > times.length)
  if (long) throw new RangeError(`errorGrowth: a curve of ${long.length} errors, but only ${times.length} times`)
  const span = [times[0], times[times.length - 1]] as const
  const valid = verticalMarks([validMark(options)], span)
  const typical = { name: `median of ${errors.length} starts`, errors: median }
  return {
    data: [
      startCurves(times, errors),
      curveOf(times, typical, { color: colors.model, width: 3 }),
      ...(agreement ? [curveOf(times, agreement, { color: colors.truth, width: 2, dash: 'dot' })] : []),
    ],
    layout: {
      ...baseLayout(440, { l: 56, r: 16, t: 64, b: 52 }),
      xaxis: axis(`time (${timeUnit})`, { range: span }),
      yaxis: logAxis(options.errorLabel ?? 'error', decades([...curves, Float64Array.of(threshold)])),
      shapes: [...valid.shapes, thresholdLine(threshold)],
      annotations: [...valid.annotations, thresholdLabel(threshold)],
    },
    caption: options.caption ?? captionOf(options),
  }
}

type Json = Readonly<Record<string, unknown>>

/** A median that never passes the threshold is marked at the last time. */
function validMark({ times, validTime, timeUnit }: ErrorGrowthOptions): Mark {
  const last = times[times.length - 1]
  const time = Math.min(validTime, last)
  return { time, label: `valid for ${time < last ? '' : 'at least '}${Number(time.toPrecision(3))} ${timeUnit}` }
}

function captionOf({ errors, threshold, agreement }: ErrorGrowthOptions): string {
  const reading =
    `Thin lines: the error from single starts. Thick line: the median of ${errors.length}. In a chaotic system a small ` +
    'error grows exponentially, a straight line on this axis, until the forecast is no better than a guess. ' +
    `It counts as valid up to the threshold ${threshold}.`
  const limit = agreement ? ` Dotted: ${agreement.name}; once these have parted, no model can be judged.` : ''
  return reading + limit
}

/** What a logarithmic axis can show of a curve: at most `cap` points, gaps where the error is 0. */
function logPoints(
  times: Float64Array,
  errors: Float64Array,
  cap: number,
): { x: (number | null)[]; y: (number | null)[] } {
  const kept = evenIndices(errors.length, cap)
  const positive = errors.map((error) => (error > 0 ? error : Number.NaN))
  return { x: rounded(times, kept), y: rounded(positive, kept) }
}

/** Many thin lines as one trace, with gaps between them. */
function startCurves(times: Float64Array, errors: readonly Float64Array[]): Json {
  const starts = evenIndices(errors.length, MAX_STARTS).map((i) => errors[i])
  const cap = Math.min(400, Math.floor(MAX_START_POINTS / Math.max(starts.length, 1)))
  const lines = starts.map((curve) => logPoints(times, curve, cap))
  const x = lines.flatMap((line) => [...line.x, null])
  const y = lines.flatMap((line) => [...line.y, null])
  const look = { line: { color: colors.model, width: 1 }, opacity: 0.2, hoverinfo: 'skip', showlegend: false }
  return { type: 'scatter', mode: 'lines', x, y, ...look }
}

function curveOf(times: Float64Array, { name, errors }: { name: string; errors: Float64Array }, line: Json): Json {
  return { type: 'scatter', mode: 'lines', ...logPoints(times, errors, 1000), name: plainText(name), line }
}

function thresholdLine(threshold: number): Json {
  const line = { color: colors.ink, width: 1.2, dash: 'dash' }
  return { type: 'line', xref: 'paper', x0: 0, x1: 1, y0: threshold, y1: threshold, line }
}

function thresholdLabel(threshold: number): Json {
  const place = { xref: 'paper', x: 0, xanchor: 'left', xshift: 2, y: Math.log10(threshold), yanchor: 'top' }
  return { ...place, text: `threshold ${threshold}`, font: { color: colors.ink }, showarrow: false }
}
