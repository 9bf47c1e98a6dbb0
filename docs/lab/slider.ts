import { clamped, type NumberName, type NumberRange, numberRanges } from './settings.ts'

/** Positions of a slider: 0 … STEPS. */
export const STEPS = 400

/** The range in which a slider moves; a time step moves about that of its system. */
export function sliderRange(name: NumberName, dt: number): NumberRange {
  const range = numberRanges[name]
  return name === 'dt' ? { ...range, min: dt / 20, max: dt * 20 } : range
}

/** The range of a system's parameter: from 0 to twice its own value, or about 0. */
export function parameterRange(label: string, own: number): NumberRange {
  const [min, max] = own === 0 ? [-1, 1] : [Math.min(0, 2 * own), Math.max(0, 2 * own)]
  return { label, min, max, whole: false, scale: 'linear' }
}

/** Where on its slider a value lies; a value beyond its range lies at the end. */
export function positionOf(range: NumberRange, value: number): number {
  const { min, max, scale, zero } = range
  if (zero && value === 0) return 0
  const inside = Math.min(max, Math.max(min, value))
  const part = scale === 'log' ? Math.log(inside / min) / Math.log(max / min) : (inside - min) / (max - min)
  return Math.round(part * STEPS)
}

/** The value at a position, to three digits. */
export function valueAt(range: NumberRange, position: number): number {
  const { min, max, scale, zero } = range
  if (zero && position === 0) return 0
  const part = position / STEPS
  const value = scale === 'log' ? min * (max / min) ** part : min + (max - min) * part
  return clamped(range, Number(value.toPrecision(3)))
}

/** A number as a reader wants it: four digits, powers of ten where they are shorter. */
export function shown(value: number): string {
  const size = Math.abs(value)
  return value === 0 || (size >= 1e-3 && size < 1e5) ? String(Number(value.toPrecision(4))) : value.toExponential(1)
}
