import { allFinite, copy } from '../../math/vector.ts'
import type { OdeSystem } from '../../system/system.ts'
import type { Problem } from '../adaptive/drive.ts'
import { described, type Integrator } from '../integrator.ts'
import { outputAt } from '../output.ts'
import { type Counts, denseIsBounded, noCounts, type Stepper } from '../stepper.ts'

export interface FixedStepOptions {
  /** Longest step, in units of time. */
  readonly step: number
}

/** A method whose steps the caller chooses. */
export interface FixedStepMethod {
  readonly name: string
  /** `field` takes the time since the start. @throws RangeError for a system that the method cannot work on. */
  stepper(problem: Problem, counts: Counts): Stepper
}

const mostSteps = 1e9

/**
 * The integrator that a method with fixed steps makes: every interval between two requested times is divided into the
 * least number of equal steps no longer than `step`. Its error is the caller's to judge: halve `step` and compare.
 *
 * @throws RangeError unless `step` is positive and finite; from the integrator, if it takes more than 1e9 steps.
 */
export function fixedStep({ name, stepper }: FixedStepMethod, { step }: FixedStepOptions): Integrator {
  checkStep(name, step)
  return described(name, { step }, (system, y0, times, watch) => {
    checkWork(name, times, step)
    const [t0] = times
    const counts = noCounts()
    const at = stepper({ system, field: elapsedField(system, t0), t0 }, counts)
    const output = outputAt(system, times, y0, counts)
    const y = y0.slice()
    const next = new Float64Array(y.length)
    const middle = new Float64Array(y.length)
    at.begin(0, y)
    for (let i = 1; i < times.length; i++) {
      const from = times[i - 1] - t0
      const length = times[i] - t0 - from
      const steps = stepsBetween(times[i - 1], times[i], step)
      const h = length / steps
      for (let s = 0; s < steps; s++) {
        const t = from + s * h
        const to = s === steps - 1 ? from + length : from + (s + 1) * h
        const error = at.attempt(t, h, y, next)
        const looksInside = watch || output.wantsBefore(to)
        if (Number.isNaN(error) || !allFinite(next) || (looksInside && !denseIsBounded(at, middle)))
          return output.finish('diverged', diverged(name, system, t0 + t, t0 + to))
        if (error > 1) return output.finish('step-underflow', stuck(name, system, t0 + t, h))
        counts.steps++
        const inside = (time: number, out: Float64Array): void => at.interpolate((time - t) / h, out)
        const cut = watch?.(t0 + t, t0 + to, (time, out) => inside(time - t0, out))
        if (cut !== undefined) {
          output.fill(cut - t0, inside)
          return output.finish('event')
        }
        output.fill(to, inside, next)
        at.commit()
        copy(next, y)
      }
    }
    return output.finish('complete')
  })
}

function elapsedField({ field }: OdeSystem, t0: number): OdeSystem['field'] {
  return t0 === 0 ? field : (t, y, dydt) => field(t0 + t, y, dydt)
}

/** The message of a step that ended outside the finite numbers. */
export function diverged(name: string, system: { readonly name: string }, from: number, to: number): string {
  return `${name}: ${system.name} left the finite numbers in the step from t = ${from} to ${to}`
}

function stuck(name: string, system: OdeSystem, t: number, h: number): string {
  return `${name}: ${system.name}: no solution of the implicit step from t = ${t} with h = ${h}; take a shorter step`
}

/** @throws RangeError unless the step is positive and finite; `name` opens the message. */
export function checkStep(name: string, step: number): void {
  if (!(step > 0 && Number.isFinite(step)))
    throw new RangeError(`${name}: step must be positive and finite, got ${step}`)
}

/** Steps in an interval. Forgives the rounding of the times: 0.30000000000000004 − 0.2 is one step of 0.1. */
export function stepsBetween(from: number, to: number, step: number): number {
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(from), Math.abs(to))
  return Math.max(1, Math.ceil((Math.abs(to - from) - rounding) / step))
}

/** @throws RangeError for more steps in all than anybody can wait for. */
export function checkWork(name: string, times: Float64Array, step: number): void {
  let steps = 0
  for (let i = 1; i < times.length; i++) steps += stepsBetween(times[i - 1], times[i], step)
  if (steps <= mostSteps) return
  const from = `from ${times[0]} to ${times[times.length - 1]}`
  throw new RangeError(`${name}: step ${step} takes ${steps} steps ${from}, at most ${mostSteps}; choose a longer step`)
}
