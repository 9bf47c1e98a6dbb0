import { compare } from '../../src/compare/compare.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { mean } from '../../src/math/statistics.ts'
import { rollout } from '../../src/rollout.ts'
import type { OdeSystem, System } from '../../src/system/system.ts'
import { stateAt, type Trajectory, timeGrid } from '../../src/trajectory.ts'

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

/** One long true trajectory after a transient, at every dt. */
export function attractorSeries(system: OdeSystem, dt: number, samples: number, transient: number): Trajectory {
  const settled = integrate(system, system.initialState, [0, transient])
  return integrate(system, stateAt(settled, settled.times.length - 1), timeGrid(0, (samples - 1) * dt, dt))
}

export function validTimes(model: System, { threshold, lyapunovExponent, truths, scale }: Protocol): ValidTimes {
  const predictions = truths.map((truth) => rollout(model, stateAt(truth, 0), truth.times))
  const { values, median, min } = compare([...truths], predictions, { threshold, lyapunovExponent, scale }).validTime
  return { median, mean: mean(values), min }
}
