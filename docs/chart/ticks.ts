import { scaleLinear } from 'd3-scale'
import type { AxisLook } from './drawn.ts'
import type { Scale } from './scale.ts'

/** A place on an axis worth a number. */
export interface Tick {
  /** The exponent on a logarithmic axis, else the value. */
  readonly at: number
  /** Plain text; powers as in 1e-5. */
  readonly label: string
}

/** A few ticks inside the range of the axis, each with at least `room` pixels to itself. */
export function ticksOf(look: AxisLook, scale: Scale, room: number): Tick[] {
  const most = Math.max(2, Math.min(look.nticks ?? 8, Math.floor(scale.length / room)))
  if (look.tickvals) return thinned(given(look, scale), Math.max(2, Math.floor(scale.length / room)))
  return scale.logarithmic
    ? decadeTicks(scale, Math.max(2, Math.floor(scale.length / room)))
    : evenTicks(scale, most, look.dtick)
}

function given({ tickvals = [], ticktext }: AxisLook, { range: [low, high] }: Scale): Tick[] {
  return tickvals
    .map((value, i) => ({ at: value ?? Number.NaN, label: ticktext?.[i] ?? `${value}` }))
    .filter(({ at }) => at >= low && at <= high)
}

function thinned<T>(list: readonly T[], most: number): T[] {
  const every = Math.ceil(list.length / most)
  return list.filter((_, i) => i % every === 0)
}

/** Round numbers, multiples of `least` where it is given, in about `most` stretches. */
function evenTicks({ range }: Scale, most: number, least?: number): Tick[] {
  const largest = Math.max(...range.map(Math.abs))
  // Beyond that the difference of two numbers may overflow, and below round numbers do.
  if (largest > 1e300 || range[1] - range[0] < 1e-300) return []
  const scale = scaleLinear(range, [0, 1])
  for (let count = most; count > 0; count--) {
    const places = scale.ticks(count).filter((at) => least === undefined || Number.isInteger(at / least))
    const label = scale.tickFormat(count, largest < 1e6 && largest >= 1e-3 ? undefined : 'e')
    if (places.length <= most + 1)
      return places.map((at) => ({ at, label: at === 0 ? '0' : label(at).replaceAll(',', '') }))
  }
  return []
}

/** Whole powers of ten; where there is but one, also twice and five times as much. */
function decadeTicks({ range: [low, high] }: Scale, most: number): Tick[] {
  const [first, last] = [Math.ceil(low - 1e-9), Math.floor(high + 1e-9)]
  const every = Math.ceil((last - first + 1) / most)
  const exponents = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter(
    (exponent) => exponent % every === 0,
  )
  const small = exponents.every((exponent) => exponent >= -2 && exponent <= 3)
  const factors = exponents.length > 1 ? [1] : [1, 2, 5]
  return Array.from({ length: Math.max(0, Math.min(400, last - first + 2)) }, (_, i) => first - 1 + i)
    .flatMap((exponent) => factors.map((factor) => ({ exponent, factor, at: exponent + Math.log10(factor) })))
    .filter(({ at, exponent }) => at >= low - 1e-9 && at <= high + 1e-9 && exponent % every === 0)
    .map(({ exponent, factor, at }) => ({
      at,
      label: small ? `${Number(`${factor}e${exponent}`)}` : `${factor}e${exponent}`,
    }))
}
