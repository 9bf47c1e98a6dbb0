import type { Problem } from '../../src/integrate/adaptive/drive.ts'
import { type Counts, noCounts, type Stepper } from '../../src/integrate/stepper.ts'
import { lotkaVolterra } from './problems.ts'

/** Errors after fixed steps over one unit of time: at the end, and the worst halfway inside a step. */
export function errorsOf(
  stepper: (problem: Problem, counts: Counts) => Stepper,
  steps: number,
  exact: (t: number) => ArrayLike<number>,
  problem: Problem = { system: lotkaVolterra, field: lotkaVolterra.field, t0: 0 },
): { readonly end: number; readonly inside: number } {
  const method = stepper(problem, noCounts())
  const y = Float64Array.from(exact(0))
  const next = new Float64Array(y.length)
  const between = new Float64Array(y.length)
  const h = 1 / steps
  let inside = 0
  method.begin(0, y)
  for (let i = 0; i < steps; i++) {
    method.attempt(i * h, h, y, next)
    method.interpolate(0.4, between)
    inside = Math.max(inside, distance(between, exact((i + 0.4) * h)))
    method.commit()
    y.set(next)
  }
  return { end: distance(y, exact(1)), inside }
}

/** log₂ of the ratios of errors when the number of steps is doubled. */
export function ordersOf(errors: readonly number[]): number[] {
  return errors.slice(1).map((error, i) => Math.log2(errors[i] / error))
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]))
  return most
}
