import { quantile } from '../../src/math/statistics.ts'
import type { Trace } from './drawn.ts'
import { dotsPath } from './path-data.ts'
import type { Scale } from './scale.ts'
import { FINENESS, type Style, thickness } from './style.ts'

/** A point for each value, a box around the middle half, parted at the median, whiskers to both ends. */
export function boxMarks(
  { x = [], line, marker }: Trace,
  row: number,
  along: Scale,
  across: Scale,
  style: Style,
): string {
  const values = x.filter((value) => value !== null).sort((a, b) => a - b)
  if (values.length === 0 || !line || !marker) return ''
  const [low, lower, middle, upper, high] = [0, 0.25, 0.5, 0.75, 1].map((part) =>
    whole(along.place(quantile(values, part))),
  )
  const half = Math.abs(across.placeCoordinate(1) - across.placeCoordinate(0)) / 2
  const y = across.placeCoordinate(row)
  const [center, top, bottom] = [y, y - 0.6 * half, y + 0.6 * half].map(whole)
  const box = `M${lower} ${top}H${upper}V${bottom}H${lower}ZM${middle} ${top}V${bottom}M${low} ${center}H${lower}M${upper} ${center}H${high}`
  // The same spread in every drawing.
  const points = values.map((value, i): [number, number] => [
    whole(along.place(value)),
    whole(y + half * 0.5 * (((i * 0.618) % 1) * 2 - 1)),
  ])
  const dots = `<path fill="none" stroke-linecap="round" stroke="${style.paint(marker.color)}" stroke-opacity="${marker.opacity ?? 1}" stroke-width="${marker.size * FINENESS}" d="${dotsPath(points)}"/>`
  return `${dots}<path fill="none" stroke="${style.paint(line.color)}" stroke-width="${Math.round(thickness(line.width, style) * FINENESS)}" d="${box}"/>`
}

function whole(value: number): number {
  return Math.round(value * FINENESS)
}
