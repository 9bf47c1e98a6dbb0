import { type BrownianPath, brownianPath } from '../../../src/integrate/sde/brownian-path.ts'
import { integrateSde } from '../../../src/integrate/sde/integrate-sde.ts'
import type { SdeMethod } from '../../../src/integrate/sde/method.ts'
import type { SdeSystem } from '../../../src/system/system.ts'
import { stateAt } from '../../../src/trajectory.ts'

/** The state at t = 1 on a path. */
export type Exact = (system: SdeSystem, path: BrownianPath, t: number) => ArrayLike<number>

const steps = [1 / 16, 1 / 64, 1 / 256]

/**
 * The strong order at t = 1: the slope of log E|x − x_h| over log h, the same paths for every step.
 * @param paths Number of paths, seeds 0, 1, …
 */
export function strongOrder(
  system: SdeSystem,
  exact: Exact,
  method: (options: { step: number }) => SdeMethod,
  paths: number,
): number {
  const errors = new Float64Array(steps.length)
  for (let seed = 0; seed < paths; seed++) {
    const path = brownianPath({ noises: system.noises, seed })
    const end = exact(system, path, 1)
    for (const [n, step] of steps.entries()) {
      const trajectory = integrateSde(system, system.initialState, [0, 1], method({ step }), { path })
      const state = stateAt(trajectory, 1)
      errors[n] += Math.hypot(...state.map((value, i) => value - end[i])) / paths
    }
  }
  return slope(steps.map(Math.log), Array.from(errors, Math.log))
}

/** Of the least-squares line. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [centerX, centerY] = [mean(x), mean(y)]
  const rise = x.reduce((sum, value, i) => sum + (value - centerX) * (y[i] - centerY), 0)
  return rise / x.reduce((sum, value) => sum + (value - centerX) ** 2, 0)
}
