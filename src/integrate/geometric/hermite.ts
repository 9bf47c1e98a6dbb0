import type { Problem } from '../adaptive/drive.ts'
import type { Counts } from '../stepper.ts'

/** The cubic polynomial through value and slope at both ends of a step: an error of O(h⁴). */
export interface Hermite {
  /** The step to interpolate from now on. The states are not copied. */
  over(t: number, h: number, y: Float64Array, next: Float64Array): void
  /** Writes the state at t + theta · h into out; the first call for a step evaluates the field at both ends. */
  interpolate(theta: number, out: Float64Array): void
}

export function hermite({ system: { dim }, field }: Problem, counts: Counts): Hermite {
  const startSlope = new Float64Array(dim)
  const endSlope = new Float64Array(dim)
  let step: Step = { t: 0, h: 0, y: startSlope, next: endSlope }
  let slopesKnown = false
  return {
    over(t, h, y, next) {
      step = { t, h, y, next }
      slopesKnown = false
    },
    interpolate(theta, out) {
      const { t, h, y, next } = step
      if (!slopesKnown) {
        field(t, y, startSlope)
        field(t + h, next, endSlope)
        counts.evaluations += 2
        slopesKnown = true
      }
      const left = 1 - theta
      for (let i = 0; i < dim; i++) {
        const change = next[i] - y[i]
        const bend = left * (h * startSlope[i] - change) + theta * (change - h * endSlope[i])
        out[i] = y[i] + theta * (change + left * bend)
      }
    },
  }
}

interface Step {
  readonly t: number
  readonly h: number
  readonly y: Float64Array
  readonly next: Float64Array
}
