import { copy } from '../../math/vector.ts'
import type { OdeSystem, SystemBase, VectorField } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'
import { isBounded } from '../bounded-field.ts'
import { described, type Integrator } from '../integrator.ts'
import { type Output, outputAt } from '../output.ts'
import { type Counts, denseIsBounded, noCounts, type Stepper, type Watch } from '../stepper.ts'
import { firstStep } from './first-step.ts'
import { type StepControl, stepController } from './step-control.ts'
import { checkMaxSteps, type Tolerance, type ToleranceOptions, toleranceFor } from './tolerance.ts'

export interface AdaptiveOptions extends ToleranceOptions {
  /** Steps, rejected ones included, before the status is 'max-steps'. Default a million + 1000 per requested time. */
  readonly maxSteps?: number
  /** No step is longer than this; default Infinity. */
  readonly maxStep?: number
}

/** A method that estimates its error. */
export interface AdaptiveMethod {
  readonly name: string
  readonly control: StepControl
  /** `field` takes the time since the start; the counts are the method's to count up. */
  stepper(problem: Problem, tolerance: Tolerance, counts: Counts): Stepper
}

/** An integrator that says how it steps, for a caller that leads the steps itself. */
export interface AdaptiveIntegrator extends Integrator {
  readonly stepping: { readonly method: AdaptiveMethod; readonly options: AdaptiveOptions }
}

/** What a stepper works on. Time counts from the start, so that a large times[0], a year, costs no accuracy. */
export interface Problem {
  readonly system: OdeSystem
  readonly field: VectorField
  /** What t = 0 means to the system. */
  readonly t0: number
}

/** What the message of a stop adds to its time. */
export const reasons = {
  diverged: 'beyond it the state or its derivative is not a number, or larger than 1e100',
  'step-underflow': 'the step shrank to the rounding of time, as at a singularity or a jump of the field',
  'max-steps': 'all steps are used up; raise maxSteps, loosen the tolerances, or take a stiff method such as rodas5p',
} as const

/**
 * The integrator that an adaptive method makes.
 * @throws RangeError for options out of range.
 */
export function adaptive(method: AdaptiveMethod, options: AdaptiveOptions = {}): AdaptiveIntegrator {
  const solve = adaptiveSolver(method.name, method.control, options)
  const integrator = described(method.name, options, (system, y0, times, watch) => {
    const [t0] = times
    const field: VectorField = t0 === 0 ? system.field : (t, y, dydt) => system.field(t0 + t, y, dydt)
    const problem = { system, field, t0 }
    return solve({ system, field, stepper: (...rest) => method.stepper(problem, ...rest) }, y0, times, watch)
  })
  return Object.assign(integrator, { stepping: { method, options } })
}

/** Anything that is solved step by step. Time counts from the start. */
export interface SteppedProblem {
  readonly system: SystemBase
  /** The slope at the start, for the choice of the first step. */
  readonly field: VectorField
  stepper(tolerance: Tolerance, counts: Counts): Stepper
}

/** As an `Integrator`, but what it works on says itself how it steps. */
export type AdaptiveSolver = (
  problem: SteppedProblem,
  y0: Float64Array,
  times: Float64Array,
  watch?: Watch,
) => Trajectory

/**
 * The loop with step-size control, for problems that are no OdeSystem. `name` opens messages.
 * @throws RangeError for options out of range; from the result, if absoluteTolerance does not have length dim.
 */
export function adaptiveSolver(name: string, control: StepControl, options: AdaptiveOptions): AdaptiveSolver {
  const { maxSteps, maxStep = Number.POSITIVE_INFINITY } = options
  const tolerances = toleranceFor(name, options)
  if (maxSteps !== undefined) checkMaxSteps(name, maxSteps)
  if (!(maxStep > 0)) throw new RangeError(`${name}: maxStep must be positive, got ${maxStep}`)
  return ({ system, field, stepper }, y0, times, watch) => {
    const counts = noCounts()
    const tolerance = tolerances(system)
    const at = stepper(tolerance, counts)
    const span = times[times.length - 1] - times[0]
    counts.evaluations += 2
    const h = firstStep(field, y0, span, control.order, tolerance)
    const output = outputAt(system, times, y0, counts)
    const run = { name: `${name}: ${system.name}`, h, maxStep, maxSteps: maxSteps ?? 1_000_000 + 1000 * times.length }
    return drive(at, control, y0, output, run, watch)
  }
}

interface Run {
  /** Opens messages. */
  readonly name: string
  /** The first step. */
  readonly h: number
  readonly maxStep: number
  readonly maxSteps: number
}

/** Steps until the last time is reached, something fails, or the watch says stop. */
function drive(
  stepper: Stepper,
  control: StepControl,
  y0: Float64Array,
  output: Output,
  run: Run,
  watch: Watch | undefined,
): Trajectory {
  const { counts, end } = output
  const controller = stepController(control)
  const y = y0.slice()
  const next = new Float64Array(y.length)
  const middle = new Float64Array(y.length)
  const direction = Math.sign(end)
  let t = 0
  let planned = run.h
  let h = planned
  let failed = false
  const stop = (status: keyof typeof reasons, reason: string = reasons[status]): Trajectory =>
    output.finish(status, `${run.name} stops at t = ${output.absolute(t)}: ${reason}`)
  const at = (time: number, out: Float64Array): void => stepper.interpolate((time - t) / h, out)
  const atAbsolute = (time: number, out: Float64Array): void => at(output.elapsed(time), out)
  stepper.begin(0, y)
  for (;;) {
    if (counts.steps + counts.rejected >= run.maxSteps) return stop('max-steps')
    if (Math.abs(planned) > run.maxStep) planned = direction * run.maxStep
    const limit = stepper.limit?.(t) ?? end
    const wall = direction * (limit - end) < 0 ? limit : end
    const cutShort = direction * (t + 1.01 * planned - wall) >= 0
    h = cutShort ? wall - t : planned
    if (t + h === t) return failed ? stop('diverged') : stop('step-underflow', stepper.trouble?.())
    const to = cutShort ? wall : t + h
    let error = stepper.attempt(t, h, y, next)
    if (error <= 1 && stepper.denseError && (watch || output.wantsBefore(to + h)))
      error = Math.max(error, stepper.denseError())
    if (error <= 1 && (watch || output.wantsBefore(to)) && !denseIsBounded(stepper, middle)) error = Number.NaN
    if (!(error <= 1) || !isBounded(next)) {
      failed = Number.isNaN(error) || !isBounded(next)
      counts.rejected++
      planned = h * controller.rejected(failed ? Number.NaN : error)
      continue
    }
    failed = false
    counts.steps++
    const cut = watch?.(output.absolute(t), output.absolute(to), atAbsolute)
    if (cut !== undefined) {
      output.fill(output.elapsed(cut), at)
      return output.finish('event')
    }
    output.fill(to, at, next)
    if (to === end) return output.finish('complete')
    stepper.commit()
    t = to
    copy(next, y)
    const wanted = h * controller.accepted(error, h)
    // A step that was cut short says little about the length of the next.
    planned = cutShort && Math.abs(wanted) < Math.abs(planned) ? planned : wanted
  }
}
