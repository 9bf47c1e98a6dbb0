import type { AxisLook } from './drawn.ts'

/** An axis of a plane figure: which value lies at which pixel. */
export interface Scale {
  /** Pixel of a value; not finite for what the axis has no place for. */
  readonly place: (value: number) => number
  /** Pixel of a coordinate: the exponent on a logarithmic axis, else the value. */
  readonly placeCoordinate: (coordinate: number) => number
  /** The coordinates at both ends, the lower first. */
  readonly range: readonly [number, number]
  readonly logarithmic: boolean
  /** Length in pixels. */
  readonly length: number
}

/** The scale from pixel `from` to pixel `to`, over the range that the axis states or else all of `values`. */
export function scaleOf(
  look: AxisLook,
  values: readonly (number | null)[],
  [from, to]: readonly [number, number],
): Scale {
  const logarithmic = look.type === 'log'
  const [low, high] = look.range ?? around(logarithmic ? values.map((v) => Math.log10(v ?? 0)) : values)
  // Halves, so that no difference of two numbers overflows.
  const span = high / 2 - low / 2
  const placeCoordinate = (coordinate: number): number => from + ((coordinate / 2 - low / 2) / span) * (to - from)
  return {
    place: logarithmic ? (value) => placeCoordinate(Math.log10(value)) : placeCoordinate,
    placeCoordinate,
    range: [Math.min(low, high), Math.max(low, high)],
    logarithmic,
    length: Math.abs(to - from),
  }
}

/** A range with room around every finite value. */
function around(values: readonly (number | null)[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (!(low <= high)) return [0, 1]
  const margin = 0.05 * (high / 2 - low / 2) || 0.1 * Math.abs(low) || 1
  const most = Number.MAX_VALUE
  return [Math.max(-most, low - margin), Math.min(most, high + margin)]
}
