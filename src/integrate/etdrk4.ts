import type { Problem } from './adaptive/drive.ts'
import { type Coefficients, etdrk4Coefficients } from './etdrk4-coefficients.ts'
import { type FixedStepOptions, fixedStep } from './fixed/drive.ts'
import { hermite } from './geometric/hermite.ts'
import type { Integrator } from './integrator.ts'
import type { Counts, Stepper } from './stepper.ts'

/**
 * The exponential Runge–Kutta method of order 4 with fixed steps, for systems with a `semilinear` form: the linear part,
 * which makes fields stiff, is solved exactly, so the step has to follow the nonlinear part alone. As long as that moves
 * modes with large |hλ| the order seen is between 3 and 4. Events inside a step are found on the cubic Hermite polynomial.
 * Source: Cox, Matthews, J. Comput. Phys. 176, 430–455 (2002), eqs. 26–29.
 *
 * @throws RangeError unless `step` is positive and finite; from the integrator, for a system without a semilinear form
 * and if it takes more than 1e9 steps.
 */
export function etdrk4(options: FixedStepOptions): Integrator {
  return fixedStep({ name: 'etdrk4', stepper }, options)
}

function stepper(problem: Problem, counts: Counts): Stepper {
  const { system, t0 } = problem
  const { semilinear } = system
  if (!semilinear)
    throw new RangeError(
      `etdrk4: ${system.name} has no semilinear form; take dop853(), or rodas5p() if it is stiff, which need none`,
    )
  const { modes, linear, nonlinear, toModes, fromModes } = semilinear
  const array = (): Float64Array => new Float64Array(2 * modes)
  const [a, b, c, sum] = [array(), array(), array(), array()]
  const [n0, na, nb, nc] = [array(), array(), array(), array()]
  let [now, end] = [array(), array()]
  const between = hermite(problem, counts)
  let length = Number.NaN
  let coefficients: Coefficients
  return {
    begin(_t, y) {
      toModes(y, now)
    },
    attempt(t, h, y, next) {
      if (!same(h, length, t0, t)) {
        coefficients = etdrk4Coefficients(linear, h)
        length = h
      }
      const { wholeStep, halfStep, stage, first, middle, last } = coefficients
      const time = t0 + t
      nonlinear(time, now, n0)
      products(halfStep, now, stage, n0, a)
      nonlinear(time + h / 2, a, na)
      products(halfStep, now, stage, na, b)
      nonlinear(time + h / 2, b, nb)
      for (let i = 0; i < sum.length; i++) sum[i] = 2 * nb[i] - n0[i]
      products(halfStep, a, stage, sum, c)
      nonlinear(time + h, c, nc)
      for (let i = 0; i < sum.length; i++) sum[i] = na[i] + nb[i]
      products(wholeStep, now, first, n0, end)
      products(middle, sum, last, nc, c)
      for (let i = 0; i < end.length; i++) end[i] += c[i]
      counts.evaluations += 4
      fromModes(end, next)
      between.over(t, h, y, next)
      return 0
    },
    interpolate: between.interpolate,
    commit() {
      ;[now, end] = [end, now]
    },
  }
}

/** Whether two steps differ by no more than the rounding of the times between which they lie. */
function same(h: number, before: number, t0: number, t: number): boolean {
  return Math.abs(h - before) <= 4 * Number.EPSILON * (Math.abs(t0) + Math.abs(t) + Math.abs(h))
}

/** Writes p·x + q·y, mode by mode, into out. */
function products(p: Float64Array, x: Float64Array, q: Float64Array, y: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i += 2) {
    const j = i + 1
    out[i] = p[i] * x[i] - p[j] * x[j] + q[i] * y[i] - q[j] * y[j]
    out[j] = p[i] * x[j] + p[j] * x[i] + q[i] * y[j] + q[j] * y[i]
  }
}
