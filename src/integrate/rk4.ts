import { allFinite } from '../math/vector.ts'
import type { Integrator } from './integrator.ts'
import { rk4Step, rk4Workspace } from './rk4-step.ts'
import { toTrajectory } from './to-trajectory.ts'

export interface Rk4Options {
  /** Longest step, in units of time. */
  readonly step: number
}

const mostSteps = 1e9

/**
 * The classical Runge–Kutta method of order 4 with fixed steps: every interval between two requested times is divided
 * into the least number of equal steps no longer than `step`. Its error is the caller's to judge: halve `step` and
 * compare.
 *
 * @throws RangeError unless `step` is positive and finite; from the integrator, if it takes more than 1e9 steps.
 */
export function rk4({ step }: Rk4Options): Integrator {
  if (!(step > 0 && Number.isFinite(step))) throw new RangeError(`rk4: step must be positive and finite, got ${step}`)
  return (system, y0, times) => {
    checkWork(times, step)
    const { dim, field, name } = system
    const states = new Float64Array(times.length * dim)
    const y = y0.slice()
    const workspace = rk4Workspace(dim)
    states.set(y)
    for (let i = 1; i < times.length; i++) {
      const t = times[i - 1]
      const steps = stepsBetween(t, times[i], step)
      const h = (times[i] - t) / steps
      for (let s = 0; s < steps; s++) {
        rk4Step(field, t + s * h, h, y, workspace)
        if (allFinite(y)) continue
        const message = `rk4: ${name} left the finite numbers in the step from t = ${t + s * h} to ${t + (s + 1) * h}`
        return toTrajectory(system, times, states, i, { status: 'diverged', message })
      }
      states.set(y, i * dim)
    }
    return toTrajectory(system, times, states, times.length)
  }
}

/** Forgives the rounding of the times: 0.30000000000000004 − 0.2 is one step of 0.1. */
function stepsBetween(from: number, to: number, step: number): number {
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(from), Math.abs(to))
  return Math.max(1, Math.ceil((Math.abs(to - from) - rounding) / step))
}

function checkWork(times: Float64Array, step: number): void {
  let steps = 0
  for (let i = 1; i < times.length; i++) steps += stepsBetween(times[i - 1], times[i], step)
  if (steps <= mostSteps) return
  const from = `from ${times[0]} to ${times[times.length - 1]}`
  throw new RangeError(`rk4: step ${step} takes ${steps} steps ${from}, at most ${mostSteps}; choose a longer step`)
}
