import { type Interpolant, type Observer, Outcome, Solver } from 'odex'
import type { OdeSystem } from '../system/system.ts'
import type { Trajectory } from '../trajectory.ts'
import { boundedField, isBounded } from './bounded-field.ts'
import type { Integrator } from './integrator.ts'
import { toTrajectory } from './to-trajectory.ts'

export interface OdexOptions {
  /** Error of one step relative to the size of each variable; from 1e-14 to 0.1, default 1e-9. */
  readonly relativeTolerance?: number
  /** Error of one step of a variable near zero, for all or one per variable; default relativeTolerance / 1000. */
  readonly absoluteTolerance?: number | readonly number[]
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
  const { relativeTolerance = 1e-9, absoluteTolerance = relativeTolerance / 1000, maxSteps } = options
  checkOptions(relativeTolerance, [absoluteTolerance].flat(), maxSteps)
  return (system, y0, times) => {
    const { dim, name } = system
    const absolute =
      typeof absoluteTolerance === 'number' ? new Array<number>(dim).fill(absoluteTolerance) : absoluteTolerance
    if (absolute.length !== dim)
      throw new RangeError(`odex: absoluteTolerance has length ${absolute.length}, but ${name} has dim ${dim}`)
    const solver = new Solver(dim)
    // The package accepts an interpolant that is wrong by ten times its tolerance, so it is given a tenth of ours.
    solver.relativeTolerance = relativeTolerance / 10
    solver.absoluteTolerance = absolute.map((tolerance) => tolerance / 10)
    solver.maxSteps = maxSteps ?? 100_000 + 1000 * times.length
    solver.denseOutput = true
    return solve(solver, system, y0, times)
  }
}

function checkOptions(relative: number, absolute: readonly number[], maxSteps = 1): void {
  if (!(relative >= 1e-14 && relative <= 0.1))
    throw new RangeError(`odex: relativeTolerance must be from 1e-14 to 0.1, got ${relative}`)
  for (const tolerance of absolute)
    if (!(tolerance >= 1e-300 && tolerance < Number.POSITIVE_INFINITY))
      throw new RangeError(`odex: absoluteTolerance must be finite and at least 1e-300, got ${tolerance}`)
  if (!(Number.isInteger(maxSteps) && maxSteps > 0))
    throw new RangeError(`odex: maxSteps must be a positive whole number, got ${maxSteps}`)
}

const reasons = {
  diverged: 'beyond it the state or its derivative is not a number, or larger than 1e100',
  'step-underflow': 'the step shrank to the rounding of time, as at a singularity or a jump of the field',
  'max-steps': 'all steps are used up; raise maxSteps, loosen the tolerances, or suspect a stiff system',
} as const

function solve(solver: Solver, system: OdeSystem, y0: Float64Array, times: Float64Array): Trajectory {
  // Inside the package time starts at 0, so that a large times[0], a year or a Unix time, costs no accuracy.
  const elapsed = times.map((t) => t - times[0])
  const output: Output = { elapsed, states: new Float64Array(times.length * y0.length), filled: 0 }
  fill(output, 0, (j) => y0[j])
  const field = boundedField(system, times[0])
  let reached = 0
  let failure: keyof typeof reasons | undefined
  const observer: Observer = (call, from, to, y, interpolant) => {
    const stuck = interpolant !== undefined && from === to
    if (!isBounded(y) || field.replaced || (stuck && field.replacedBefore)) failure = 'diverged'
    else if (stuck) failure = 'step-underflow'
    // The package stops counting once it has tried to reach the end in one step.
    else if (call > solver.maxSteps) failure = 'max-steps'
    if (failure) return false
    if (interpolant) fill(output, to, interpolant)
    field.replacedBefore = false
    reached = to
    return true
  }
  const { outcome, y } = solver.solve(field.evaluate, 0, Array.from(y0), elapsed[times.length - 1], observer)
  if (outcome === Outcome.MaxStepsExceeded) failure = 'max-steps'
  if (failure) {
    const message = `odex: ${system.name} stops at t = ${times[0] + reached}: ${reasons[failure]}`
    return toTrajectory(system, times, output.states, output.filled, { status: failure, message })
  }
  fill(output, Number.POSITIVE_INFINITY, (j) => y[j]) // The package may end a few roundings before the last time.
  return toTrajectory(system, times, output.states, output.filled)
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
