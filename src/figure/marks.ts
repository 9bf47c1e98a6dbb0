import { colors, plainText } from './theme.ts'

/** A moment on the time axis worth a vertical line. */
export interface Mark {
  /** In the unit of the time axis. */
  readonly time: number
  readonly label: string
}

/** Shapes and annotations to put into a layout. */
export interface Marking {
  readonly shapes: readonly Readonly<Record<string, unknown>>[]
  readonly annotations: readonly Readonly<Record<string, unknown>>[]
}

/**
 * Vertical lines with their labels above them, turned inwards near the ends of the span.
 * The lines rise above the figure by the fraction `lift` of its height.
 * @throws RangeError for a time that is not finite.
 */
export function verticalMarks(marks: readonly Mark[], [from, to]: readonly [number, number], lift = 0): Marking {
  const wrong = marks.find(({ time }) => !Number.isFinite(time))
  if (wrong) throw new RangeError(`verticalMarks: the time of "${wrong.label}" is ${wrong.time}`)
  const line = { color: colors.muted, width: 1.2, dash: 'dot' }
  return {
    shapes: marks.map(({ time }) => ({ type: 'line', x0: time, x1: time, yref: 'paper', y0: 0, y1: 1 + lift, line })),
    annotations: marks.map(({ time, label }) => {
      const place = (time - from) / (to - from)
      const xanchor = place < 0.3 ? 'left' : place > 0.7 ? 'right' : 'center'
      const text = { text: plainText(label), font: { color: colors.ink } }
      return { x: time, y: 1 + lift, yref: 'paper', xanchor, yanchor: 'bottom', showarrow: false, ...text }
    }),
  }
}

/** The name of a vertical axis, upright above its upper end; `top` is a fraction of the figure's height. */
export function topLabel(name: string, top: number): Readonly<Record<string, unknown>> {
  const place = { xref: 'paper', x: 0, xanchor: 'left', yref: 'paper', y: top, yanchor: 'bottom' }
  return { text: plainText(name), font: { color: colors.ink, size: 14 }, showarrow: false, ...place }
}

/** The last point of a curve, and the name to write beside it. */
export interface CurveEnd {
  readonly name: string
  readonly color: string
  readonly x: number
  /** Height as a fraction of the axis, 0 at its foot. */
  readonly height: number
}

/** Names to the right of the ends of curves, pushed apart until none overlap on an axis `pixels` high. */
export function endLabels(ends: readonly CurveEnd[], pixels: number): Readonly<Record<string, unknown>>[] {
  const labels = [...ends].sort((a, b) => a.height - b.height).map((end) => ({ ...end, lines: wrapped(end.name) }))
  const heights = labels.map(({ height }) => height)
  for (let round = 0; round < 100; round++)
    for (let i = 1; i < labels.length; i++) {
      const needed = (9 * (labels[i - 1].lines.length + labels[i].lines.length) + 2) / pixels
      const overlap = Math.max(0, heights[i - 1] + needed - heights[i])
      heights[i - 1] = Math.max(0, heights[i - 1] - overlap / 2)
      heights[i] = Math.min(1, heights[i] + overlap / 2)
    }
  return labels.map(({ lines, color, x }, i) => ({
    text: lines.map(plainText).join('<br>'),
    font: { color },
    ...{ x, y: heights[i], yref: 'paper', xanchor: 'left', yanchor: 'middle', xshift: 8 },
    ...{ align: 'left', showarrow: false },
  }))
}

/** Lines of about 14 letters, so that names fit beside a figure on a phone. */
function wrapped(name: string): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 14) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
