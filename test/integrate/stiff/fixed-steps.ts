import type { Problem } from '../../../src/integrate/adaptive/drive.ts'
import type { Tolerance } from '../../../src/integrate/adaptive/tolerance.ts'
import { type Counts, noCounts, type Stepper } from '../../../src/integrate/stepper.ts'
import { defineOde } from '../../../src/system/define-ode.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import { maxDifference, ode } from '../problems.ts'
import { protheroRobinson } from '../stiff-problems.ts'

export type MakeStepper = (problem: Problem, tolerance: Tolerance, counts: Counts) => Stepper

/** A system whose solution is known, until time `end`. */
export interface Solved {
  readonly system: OdeSystem
  readonly end: number
  exact(t: number): readonly number[]
}

const witch = { end: 2, exact: (t: number) => [1 / (1 + t * t)] }

export const solved: readonly Solved[] = [
  { ...witch, system: defineOde({ name: 'witch of Agnesi', equations: { y: '-2*t*y^2' }, initialState: [1] }) },
  {
    ...witch,
    system: ode('witch of Agnesi as a function', [1], (t, y, dydt) => {
      dydt[0] = -2 * t * y[0] ** 2
    }),
  },
  {
    system: defineOde({
      name: 'circle',
      equations: { x: '-y*(x^2 + y^2)', y: 'x*(x^2 + y^2)' },
      initialState: [1, 0],
    }),
    end: 2,
    exact: (t) => [Math.cos(t), Math.sin(t)],
  },
  { system: protheroRobinson, end: 2, exact: (t) => [Math.cos(t)] },
]

/** A stepper at the start of its system, held to the least tolerance. */
export function startStepper(make: MakeStepper, system: OdeSystem): Stepper {
  const tolerance = { relative: 1e-13, absolute: new Float64Array(system.dim).fill(1e-13) }
  return make({ system, field: system.field, t0: 0 }, tolerance, noCounts())
}

/** Errors, or their orders. */
export interface Errors {
  readonly atEnd: number
  readonly within: number
}

/** Errors after `steps` equal steps: at the end, and the largest within the first step. */
export function errorsOf(make: MakeStepper, { system, end, exact }: Solved, steps: number): Errors {
  const stepper = startStepper(make, system)
  const h = end / steps
  const y = Float64Array.from(system.initialState)
  const next = new Float64Array(system.dim)
  const inside = new Float64Array(system.dim)
  let within = 0
  stepper.begin(0, y)
  for (let i = 0; i < steps; i++) {
    const error = stepper.attempt(i * h, h, y, next)
    if (!Number.isFinite(error)) throw new Error(`step ${i} of ${steps} failed with ${error}`)
    for (let k = 1; i === 0 && k < 10; k++) {
      stepper.interpolate(k / 10, inside)
      within = Math.max(within, maxDifference(inside, exact((k / 10) * h)))
    }
    stepper.commit()
    y.set(next)
  }
  return { atEnd: maxDifference(y, exact(end)), within }
}

/** The order of the fixed-step error and of the error within one step, between `steps` and twice as many. */
export function observedOrders(make: MakeStepper, problem: Solved, steps: number): Errors {
  const coarse = errorsOf(make, problem, steps)
  const fine = errorsOf(make, problem, 2 * steps)
  return { atEnd: Math.log2(coarse.atEnd / fine.atEnd), within: Math.log2(coarse.within / fine.within) }
}
