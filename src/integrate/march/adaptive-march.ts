import { copy } from '../../math/vector.ts'
import type { OdeSystem, VectorField } from '../../system/system.ts'
import { type AdaptiveMethod, type AdaptiveOptions, reasons } from '../adaptive/drive.ts'
import { firstStep } from '../adaptive/first-step.ts'
import { stepController } from '../adaptive/step-control.ts'
import type { Tolerance } from '../adaptive/tolerance.ts'
import { isBounded } from '../bounded-field.ts'
import { noCounts } from '../stepper.ts'
import type { Stop } from '../to-trajectory.ts'
import type { March } from './march.ts'

const MOST_STEPS = 5_000_000

/** One stepper from the start to the end: nothing is made anew when the state is rewritten. */
export function adaptiveMarch(
  method: AdaptiveMethod,
  { maxSteps = MOST_STEPS, maxStep = Number.POSITIVE_INFINITY }: AdaptiveOptions,
  system: OdeSystem,
  y0: Float64Array,
  t0: number,
  tolerance: Tolerance,
): March {
  const field: VectorField = t0 === 0 ? system.field : (t, y, dydt) => system.field(t0 + t, y, dydt)
  const counts = noCounts()
  const stepper = method.stepper({ system, field, t0 }, tolerance, counts)
  const controller = stepController(method.control)
  const y = y0.slice()
  const next = new Float64Array(y.length)
  let t = 0
  let h = 0
  let failed = false
  const stop = (status: keyof typeof reasons): Stop => ({
    status,
    message: `${method.name}: ${system.name} stops at t = ${t0 + t}: ${reasons[status]}`,
  })
  return {
    to(end, afterStep) {
      if (h === 0) {
        h = firstStep(field, y, end, method.control.order, tolerance)
        stepper.begin(0, y)
      }
      while (t < end) {
        if (counts.steps + counts.rejected >= maxSteps) return stop('max-steps')
        h = Math.min(h, maxStep)
        const last = t + 1.01 * h >= end
        const tried = last ? end - t : h
        if (t + tried === t) return stop(failed ? 'diverged' : 'step-underflow')
        const error = stepper.attempt(t, tried, y, next)
        failed = Number.isNaN(error) || !isBounded(next)
        if (failed || !(error <= 1)) {
          counts.rejected++
          h = tried * controller.rejected(failed ? Number.NaN : error)
          continue
        }
        const to = last ? end : t + tried
        const room = afterStep(next, to)
        if (!(room >= 0.5)) {
          counts.rejected++
          h = tried * room
          continue
        }
        counts.steps++
        const wanted = tried * controller.accepted(error, tried)
        h = Math.min(last ? Math.max(h, wanted) : wanted, tried * room)
        t = to
        copy(next, y)
        stepper.begin(t, y)
      }
      return undefined
    },
  }
}
