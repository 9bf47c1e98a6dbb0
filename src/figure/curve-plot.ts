import type { Figure } from './figure.ts'
import { topLabel } from './marks.ts'
import { decades, evenIndices, extent, rounded } from './points.ts'
import { axis, baseLayout, type Line, linesOf, logAxis, plainText, type Role } from './theme.ts'

/** A named set of points (x, y), in the order in which a line joins them. */
export interface PlottedCurve {
  readonly name: string
  readonly role: Role
  /** Shape [n]. */
  readonly x: ArrayLike<number>
  /** Shape [n]; what is not finite, or not positive on a logarithmic axis, is a gap. */
  readonly y: ArrayLike<number>
  /** Ends of a shaded band around it, shape [n] each. */
  readonly band?: { readonly lower: ArrayLike<number>; readonly upper: ArrayLike<number> }
  /** Default 'line'. */
  readonly mode?: 'line' | 'points' | 'line and points'
}

export interface CurvePlotOptions {
  /** From the lowest layer to the top. */
  readonly curves: readonly PlottedCurve[]
  /** Titles of the axes, with their units. */
  readonly xLabel: string
  readonly yLabel: string
  /** Axes that are logarithmic; default none. */
  readonly log?: 'x' | 'y' | 'both'
  readonly caption: string
}

const modes = { line: 'lines', points: 'markers', 'line and points': 'lines+markers' } as const
const MOST_POINTS = 1000

/**
 * One quantity against another for several contenders: an error against what it took, or a curve against its fit.
 * @throws RangeError for no curves, one without points, or lists of different lengths.
 */
export function curvePlot({ curves, xLabel, yLabel, log, caption }: CurvePlotOptions): Figure {
  checkCurves(curves)
  const lines = linesOf(curves.map(({ role }) => role))
  const [logX, logY] = [log === 'x' || log === 'both', log === 'y' || log === 'both']
  const shown = curves.map(({ x, y, band, ...look }) => ({
    ...look,
    x: onAxis(x, logX),
    y: onAxis(y, logY),
    ...(band && { band: { lower: onAxis(band.lower, logY), upper: onAxis(band.upper, logY) } }),
  }))
  const xs = shown.map(({ x }) => x)
  const ys = shown.flatMap(({ y, band }) => (band ? [y, band.lower, band.upper] : [y]))
  return {
    data: [...shown.flatMap(bandOf(lines)), ...shown.map((curve, k) => traceOf(curve, lines[k]))],
    layout: {
      ...baseLayout(440, { l: 60, r: 16, t: 78, b: 52 }),
      xaxis: logX ? logAxis(xLabel, logRange(xs)) : axis(xLabel, rangeOf(xs, 0.02)),
      yaxis: logY ? logAxis('', logRange(ys)) : axis('', rangeOf(ys, 0.04)),
      annotations: [topLabel(yLabel, 1)],
    },
    caption,
  }
}

type Json = Readonly<Record<string, unknown>>
interface Shown extends PlottedCurve {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly band?: { readonly lower: Float64Array; readonly upper: Float64Array }
}

function onAxis(values: ArrayLike<number>, logarithmic: boolean): Float64Array {
  return Float64Array.from(values, (value) => (logarithmic && !(value > 0) ? Number.NaN : value))
}

function traceOf({ x, y, name, mode = 'line' }: Shown, line: Line): Json {
  const kept = evenIndices(x.length, MOST_POINTS)
  const marker = { color: line.color, size: mode === 'points' ? 4 : 7 }
  const points = { x: rounded(x, kept), y: rounded(y, kept) }
  return { type: 'scatter', mode: modes[mode], ...points, name: plainText(name), line, marker }
}

/** The outline from left to right along the upper end and back along the lower one. */
function bandOf(lines: readonly Line[]): (curve: Shown, k: number) => Json[] {
  return ({ x, band, name }, k) => {
    if (!band) return []
    const kept = evenIndices(x.length, MOST_POINTS)
    const along = rounded(x, kept)
    const [lower, upper] = [rounded(band.lower, kept), rounded(band.upper, kept)]
    const outline = { x: [...along, ...[...along].reverse()], y: [...upper, ...lower.reverse()] }
    const look = { fill: 'toself', fillcolor: lines[k].color, opacity: 0.2, line: { width: 0, color: lines[k].color } }
    const label = { name: plainText(`band of ${name}`), showlegend: false, hoverinfo: 'skip' }
    return [{ type: 'scatter', mode: 'lines', ...outline, ...label, ...look }]
  }
}

/** Plotly's own where there is nothing to see, or numbers too large for a margin. */
function rangeOf(lists: readonly Float64Array[], share: number): { readonly range?: [number, number] } {
  const [low, high] = extent(Float64Array.from(lists.flatMap((list) => extent(list))))
  const margin = share * (high - low) || Math.abs(low) || 1
  return low <= high && high - low < 1e300 && margin < 1e300 ? { range: [low - margin, high + margin] } : {}
}

/** Exponents: whole decades where there is less than one, so that every axis has two numbers at least. */
function logRange(lists: readonly Float64Array[]): [number, number] {
  const [low, high] = extent(Float64Array.from(lists.flatMap((list) => extent(list.map(Math.log10)))))
  return high - low > 1 ? [low - 0.05 * (high - low), high + 0.05 * (high - low)] : decades(lists)
}

function checkCurves(curves: readonly PlottedCurve[]): void {
  if (curves.length === 0) throw new RangeError('curvePlot: curves is empty; give at least one curve')
  for (const { name, x, y, band } of curves) {
    const lengths = [y, ...(band ? [band.lower, band.upper] : [])].map(({ length }) => length)
    const wrong = lengths.find((length) => length !== x.length)
    if (x.length === 0) throw new RangeError(`curvePlot: ${name} has no points`)
    if (wrong !== undefined) throw new RangeError(`curvePlot: ${name} has ${x.length} places, but ${wrong} values`)
  }
}
