import { power } from '../../math/power.ts'
import type { VectorField } from '../../system/system.ts'
import type { Tolerance } from './tolerance.ts'

/**
 * A first step for a method of the given order, at most as long as `span`, signed like it; two evaluations.
 * Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, section II.4.
 */
export function firstStep(
  field: VectorField,
  y: Float64Array,
  span: number,
  order: number,
  { relative, absolute }: Tolerance,
): number {
  const slope = new Float64Array(y.length)
  const slopeAhead = new Float64Array(y.length)
  const norm = (x: (i: number) => number): number => {
    let sum = 0
    for (let i = 0; i < y.length; i++) sum += (x(i) / (absolute[i] + relative * Math.abs(y[i]))) ** 2
    return Math.sqrt(sum / y.length)
  }
  field(0, y, slope)
  const size = norm((i) => y[i])
  const speed = norm((i) => slope[i])
  const longest = Math.abs(span)
  const guess = size < 1e-5 || !(speed > 1e-5) ? 1e-6 : (0.01 * size) / speed
  const trial = Math.min(longest, guess)
  const ahead = y.map((value, i) => value + Math.sign(span) * trial * slope[i])
  field(Math.sign(span) * trial, ahead, slopeAhead)
  const curvature = norm((i) => slopeAhead[i] - slope[i]) / trial
  const most = Math.max(speed, curvature)
  const step = most > 1e-15 ? power(0.01 / most, 1 / order) : Math.max(1e-6, 1e-3 * trial)
  const chosen = Math.min(100 * trial, step, longest)
  return Math.sign(span) * (chosen > 0 ? chosen : Math.min(1e-6, longest))
}
