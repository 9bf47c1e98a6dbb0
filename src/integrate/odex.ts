import { type Interpolant, type Observer, Outcome, Solver } from 'odex'
import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { checkMaxSteps, type ToleranceOptions, toleranceFor } from './adaptive/tolerance.ts'
import { boundedField, isBounded } from './bounded-field.ts'
import { described, type Integrator } from './integrator.ts'
import { noCounts, type Watch } from './stepper.ts'
import { type Stop, toTrajectory } from './to-trajectory.ts'

export interface OdexOptions extends ToleranceOptions {
  /** Steps, rejected ones included, before the status is 'max-steps'. Default 100,000 + 1000 per requested time. */
  readonly maxSteps?: number
}

/**
 * Extrapolation of the explicit midpoint rule with adaptive order and step: accurate and fast for smooth, nonstiff
 * systems. States between its steps come from an interpolant that is held to the same tolerances. A state or a
 * derivative beyond 1e100 counts as diverged.
 *
 * Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, section II.9 (code ODEX).
 *
 * @throws RangeError for options out of range; from the integrator, if absoluteTolerance does not have length dim.
 */
export function odex(options: OdexOptions = {}): Integrator {
  const { maxSteps } = options
  const tolerances = toleranceFor('odex', options)
  if (maxSteps !== undefined) checkMaxSteps('odex', maxSteps)
  return described('odex', options, (system, y0, times, watch) => {
    const { relative, absolute } = tolerances(system)
    const solver = new Solver(system.dim)
    // The package accepts an interpolant that is wrong by ten times its tolerance, so it is given a tenth of ours.
    solver.relativeTolerance = relative / 10
    solver.absoluteTolerance = Array.from(absolute, (tolerance) => tolerance / 10)
    solver.maxSteps = maxSteps ?? 100_000 + 1000 * times.length
    solver.denseOutput = true
    return solve(solver, system, y0, times, watch)
  })
}

const reasons = {
  diverged: 'beyond it the state or its derivative is not a number, or larger than 1e100',
  'step-underflow': 'the step shrank to the rounding of time, as at a singularity or a jump of the field',
  'max-steps': 'all steps are used up; raise maxSteps, loosen the tolerances, or suspect a stiff system',
} as const

function solve(solver: Solver, system: OdeSystem, y0: Float64Array, times: Float64Array, watch?: Watch): Trajectory {
  // Inside the package time starts at 0, so that a large times[0], a year or a Unix time, costs no accuracy.
  const elapsed = times.map((t) => t - times[0])
  const output: Output = { elapsed, states: new Float64Array(times.length * y0.length), filled: 0 }
  fill(output, 0, (j) => y0[j])
  const field = boundedField(system, times[0])
  let reached = 0
  let failure: keyof typeof reasons | undefined
  let cut: number | undefined
  const observer: Observer = (call, from, to, y, interpolant) => {
    const stuck = interpolant !== undefined && from === to
    if (!isBounded(y) || field.replaced || (stuck && field.replacedBefore)) failure = 'diverged'
    else if (stuck) failure = 'step-underflow'
    // The package stops counting once it has tried to reach the end in one step.
    else if (call > solver.maxSteps) failure = 'max-steps'
    if (failure) return false
    if (interpolant) {
      cut = watch?.(times[0] + from, times[0] + to, (t, out) => interpolate(interpolant, t - times[0], out))
      fill(output, cut === undefined ? to : cut - times[0], interpolant)
      if (cut !== undefined) return false
    }
    field.replacedBefore = false
    reached = to
    return true
  }
  const result = solver.solve(field.evaluate, 0, Array.from(y0), elapsed[times.length - 1], observer)
  const { outcome, y } = result
  const statistics = {
    ...noCounts(),
    steps: result.nAccept,
    rejected: result.nReject,
    evaluations: field.evaluations,
  }
  const finish = (stop?: Stop): Trajectory => ({
    ...toTrajectory(system, times, output.states, output.filled, stop),
    statistics,
  })
  if (cut !== undefined) return finish({ status: 'event', message: '' })
  if (outcome === Outcome.MaxStepsExceeded) failure = 'max-steps'
  if (failure) {
    const message = `odex: ${system.name} stops at t = ${times[0] + reached}: ${reasons[failure]}`
    return finish({ status: failure, message })
  }
  fill(output, Number.POSITIVE_INFINITY, (j) => y[j]) // The package may end a few roundings before the last time.
  return finish()
}

function interpolate(at: Interpolant, t: number, out: Float64Array): void {
  for (let j = 0; j < out.length; j++) out[j] = at(j, t)
}

/** The caller's rows; the first `filled` of them hold a state. */
interface Output {
  readonly elapsed: Float64Array
  readonly states: Float64Array
  filled: number
}

/** Fills the rows up to elapsed time `to`. */
function fill(output: Output, to: number, at: Interpolant): void {
  const { elapsed, states } = output
  const dim = states.length / elapsed.length
  for (; output.filled < elapsed.length && Math.abs(elapsed[output.filled]) <= Math.abs(to); output.filled++)
    for (let j = 0; j < dim; j++) states[output.filled * dim + j] = at(j, elapsed[output.filled])
}
