import { compare } from '../../src/compare/compare.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import type { Integrator } from '../../src/integrate/integrator.ts'
import { mean, median, standardDeviation } from '../../src/math/statistics.ts'
import { rollout } from '../../src/rollout.ts'
import type { OdeSystem, System } from '../../src/system/system.ts'
import { component, stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'

/** Over the starts, in Lyapunov times. */
export type ValidTimes = Readonly<Record<'median' | 'mean' | 'min', number>>

/** How forecasts are judged, the same for every learner of a table. */
export interface Protocol {
  /** Error that ends validity: root mean square over variables, in standard deviations of the attractor. */
  readonly threshold: number
  readonly lyapunovExponent: number
  /** True continuations from unseen starts. */
  readonly truths: readonly Trajectory[]
  /** Shape [dim]: standard deviations on the attractor. */
  readonly scale: Float64Array
}

/** Tight enough that a truth outlasts every model. */
const tight = dop853({ relativeTolerance: 1e-13, absoluteTolerance: 1e-13 })

/** For learned fields, whose own rounding would make tighter steps tiny. */
const modelIntegrator = dop853({ relativeTolerance: 1e-11, absoluteTolerance: 1e-11, maxSteps: 20_000 })

/** `samples` samples on the attractor, dt apart. */
export function attractorSeries(system: OdeSystem, dt: number, samples: number, transient: number): Trajectory {
  const settled = integrate(system, system.initialState, [0, transient])
  return integrate(system, stateAt(settled, settled.times.length - 1), timeGrid(0, dt, samples - 1), tight)
}

/** True continuations of `steps` steps from `starts` states on the attractor, `apart` from one another. */
export function attractorTruths(
  system: OdeSystem,
  { starts, steps, dt, transient, apart }: Readonly<Record<'starts' | 'steps' | 'dt' | 'transient' | 'apart', number>>,
): Trajectory[] {
  const from = attractorSeries(system, apart, starts, transient)
  return Array.from({ length: starts }, (_, i) => integrate(system, stateAt(from, i), timeGrid(0, dt, steps), tight))
}

/** Standard deviation of each variable on the attractor; shape [dim]. */
export function attractorScale(system: OdeSystem): Float64Array {
  const series = attractorSeries(system, 0.1, 5000, 100)
  return Float64Array.from({ length: system.dim }, (_, j) => standardDeviation(component(series, j)))
}

/** Valid times of a model's rollouts from the truths' starts. */
export function validTimes(
  model: System,
  { threshold, lyapunovExponent, truths, scale }: Protocol,
  integrator: Integrator = modelIntegrator,
): ValidTimes {
  const predictions = truths.map((truth) => rollout(model, stateAt(truth, 0), truth.times, { integrator }))
  const { validTime } = compare([...truths], predictions, { threshold, lyapunovExponent, scale })
  return { median: validTime.median, mean: mean(validTime.values), min: validTime.min }
}

/** What a network of one seed reached, and what its fit took. */
export interface Run extends ValidTimes {
  readonly seconds: number
}

/** The cells of a row that stand for all seeds: medians over them. */
export function overSeeds(runs: readonly Run[]): {
  readonly validTime: ValidTimes
  readonly fitSeconds: number
  readonly seeds: number
} {
  const over = (key: keyof Run): number => median(runs.map((run) => run[key]))
  return {
    validTime: { median: over('median'), mean: over('mean'), min: over('min') },
    fitSeconds: over('seconds'),
    seeds: runs.length,
  }
}
