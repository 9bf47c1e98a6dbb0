import type { Figure } from './figure.ts'
import { endLabels } from './marks.ts'
import { decades, lastFinite, peakIndices, rounded } from './points.ts'
import { axis, baseLayout, linesOf, logAxis, plainText, type Role } from './theme.ts'

/** Change of a conserved quantity since the start, of either sign; shorter than the times where a run broke off. */
export interface DriftCurve {
  readonly name: string
  readonly role: Role
  readonly drift: Float64Array
}

export interface DriftOverTimeOptions {
  /** Shape [n], increasing. */
  readonly times: Float64Array
  readonly curves: readonly DriftCurve[]
  /** What is conserved, such as 'energy'; 'invariant' by default. */
  readonly invariant?: string
  /** Title of the time axis, with its unit. */
  readonly timeLabel?: string
  /** Replaces the caption. */
  readonly caption?: string
}

/**
 * Size of the drift of a conserved quantity on a logarithmic axis; no drift at all is drawn at its foot.
 * @throws RangeError for no times, or a curve longer than `times`.
 */
export function driftOverTime(options: DriftOverTimeOptions): Figure {
  const { times, curves, invariant = 'invariant', timeLabel = 'time' } = options
  if (times.length === 0) throw new RangeError('driftOverTime: times is empty; give the times of the drift')
  const wrong = curves.find(({ drift }) => drift.length > times.length)
  if (wrong)
    throw new RangeError(`driftOverTime: ${wrong.name} has ${wrong.drift.length} values at ${times.length} times`)
  const lines = linesOf(curves.map(({ role }) => role))
  const [low, high] = decades(curves.map(({ drift }) => drift.map(Math.abs)))
  // The first value is 0 by definition and says nothing.
  const later = times.subarray(1)
  const sizes = curves.map(({ drift }) => drift.subarray(1).map((value) => Math.max(Math.abs(value), 10 ** low)))
  const ends = curves.flatMap(({ name }, k) => {
    const last = lastFinite(sizes[k])
    const height = (Math.log10(sizes[k][last]) - low) / (high - low)
    return last < 0 ? [] : { name, color: lines[k].color, x: later[last], height }
  })
  return {
    data: curves.map(({ name }, k) => {
      const kept = peakIndices(sizes[k])
      const points = { x: rounded(later, kept), y: rounded(sizes[k], kept) }
      const look = { line: { ...lines[k], width: 1.7 }, showlegend: false }
      return { type: 'scatter', mode: 'lines', ...points, name: plainText(name), ...look }
    }),
    layout: {
      ...baseLayout(360, { l: 56, r: 104, t: 16, b: 52 }),
      xaxis: axis(timeLabel, { range: [times[0], times[times.length - 1]] }),
      yaxis: logAxis(`drift of ${invariant}`, [low, high]),
      annotations: endLabels(ends, 292),
    },
    caption:
      options.caption ??
      `By how much ${invariant} has drifted from its first value, which it should keep. ` +
        'Lower is better; a curve that stays level loses nothing over time.',
  }
}
