import type { Problem } from '../adaptive/drive.ts'
import type { Counts } from '../stepper.ts'

/** Writes ∂f/∂t at elapsed time t into out, for a step of length h; `slope` is f(t, y). */
export type TimeDerivative = (t: number, h: number, y: Float64Array, slope: Float64Array, out: Float64Array) => void

/** Of the step: small enough for the truncation of order 2, far from rounding. */
const share = 1e-4

/**
 * ∂f/∂t from two evaluations inside the step, where the field is defined; 0 at no cost for equations without t.
 * Increments are those of the absolute time as the field sees it, and no shorter than 10,000 of its roundings.
 */
export function timeDerivative({ system, t0 }: Problem, counts: Counts): TimeDerivative {
  if (isAutonomous(system.equations)) return (_t, _h, _y, _slope, out) => void out.fill(0)
  const { dim, field } = system
  const near = new Float64Array(dim)
  const far = new Float64Array(dim)
  return (t, h, y, slope, out) => {
    const time = t0 + t
    const size = Math.min(Math.abs(h) / 2, Math.max(share * Math.abs(h), 1e4 * Number.EPSILON * Math.abs(time)))
    const toNear = time + Math.sign(h) * size - time
    const toFar = time + 2 * Math.sign(h) * size - time
    if (toNear === 0 || toFar === toNear) return void out.fill(0)
    field(time + toNear, y, near)
    field(time + toFar, y, far)
    counts.evaluations += 2
    for (let i = 0; i < dim; i++) {
      const first = (near[i] - slope[i]) / toNear
      const second = (far[i] - slope[i]) / toFar
      out[i] = first + ((first - second) * toNear) / (toFar - toNear)
    }
  }
}

/** Whether there is equation text and none of it names t; 2t counts as a name. */
function isAutonomous(equations: Readonly<Record<string, string>> | undefined): boolean {
  return (
    equations !== undefined && !Object.values(equations).some((text) => /(?<![A-Za-z_])t(?![A-Za-z_0-9])/.test(text))
  )
}
