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

/** Multiples of 1, 2 or 5 times a power of ten, of no less than `least`, in about `most` stretches. */
function evenTicks({ range: [low, high] }: Scale, most: number, least = 0): Tick[] {
  const exponent = Math.max(-320, Math.floor(Math.log10(high / most - low / most)) - 1)
  const steps = [5, 10, 20, 50, 100].map((factor) => factor * 10 ** exponent).filter((step) => step >= least)
  const inside = (step: number): number => Math.floor(high / step) - Math.ceil(low / step) + 1
  const step = steps.find((size) => inside(size) <= most + 1) ?? least
  const first = Math.ceil(low / step)
  const digit = Math.floor(Math.log10(step) + 1e-9)
  const largest = Math.max(Math.abs(low), Math.abs(high))
  return Array.from({ length: Math.max(0, Math.min(most + 1, inside(step))) }, (_, i) => {
    const at = (first + i) * step
    return { at, label: numeral(at, digit, largest) }
  })
}

/** A number of an axis to its step's digit. */
function numeral(value: number, stepExponent: number, largest: number): string {
  if (Math.abs(value) < 10 ** stepExponent / 2) return '0'
  if (largest < 1e6 && stepExponent >= -4) return minus(value.toFixed(Math.max(0, -stepExponent)))
  const digits = Math.floor(Math.log10(Math.abs(value))) - stepExponent
  return minus(value.toExponential(Math.min(12, Math.max(0, digits))))
}

function minus(text: string): string {
  return text.replace(/^-/, '−')
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
