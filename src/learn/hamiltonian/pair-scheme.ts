import type { Dataset } from '../../dataset/dataset.ts'
import { flowPairs } from '../../dataset/flow-pairs.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { rk4 } from '../../integrate/fixed/rk4.ts'
import { integrate } from '../../integrate/integrate.ts'
import { allFinite } from '../../math/vector.ts'
import type { OdeSystem } from '../../system/system.ts'
import type { Trajectory } from '../../trajectory.ts'

/**
 * A symplectic scheme read backwards: (y₁ − y₀) / h counts as the derivative at a point made of both states. For
 * 'symplectic-euler' that is (q₁, p₀), for 'midpoint' (y₀ + y₁) / 2. The energy for which the scheme makes exactly these
 * steps differs from the true one by O(h) and O(h²).
 */
export type PairScheme = 'symplectic-euler' | 'midpoint'

/** Neighboring samples, a time `dt` apart. */
export interface StepPairs {
  readonly dim: number
  readonly size: number
  readonly dt: number
  /** Shape [size, dim]. */
  readonly before: Float64Array
  /** Shape [size, dim]. */
  readonly after: Float64Array
}

export function stepPairs(trajectories: Trajectory | readonly Trajectory[]): StepPairs {
  const { size, inputDim, inputs, targets } = flowPairs(trajectories)
  return { dim: inputDim, size, dt: samplingInterval(trajectories), before: inputs, after: targets }
}

/** The rows of a scheme: its points with the slopes over the step. */
export function schemeRows({ dim, size, dt, before, after }: StepPairs, scheme: PairScheme): Dataset {
  const inputs = new Float64Array(size * dim)
  for (let i = 0; i < size; i++) {
    const at = [i * dim, (i + 1) * dim] as const
    schemePoint(scheme, before.subarray(...at), after.subarray(...at), inputs.subarray(...at))
  }
  const targets = after.map((value, k) => (value - before[k]) / dt)
  return { size, inputDim: dim, targetDim: dim, inputs, targets }
}

function schemePoint(scheme: PairScheme, before: Float64Array, after: Float64Array, point: Float64Array): void {
  const d = before.length / 2
  for (let j = 0; j < before.length; j++)
    point[j] = scheme === 'midpoint' ? (before[j] + after[j]) / 2 : j < d ? after[j] : before[j]
}

/** Fixed steps, for a network with large coefficients is too rough in its last digits for step control at tight tolerances. */
const SUBSTEPS = 16

/**
 * Better derivatives at the points of the scheme, from a model of the system: where the model's own step from y₀ leads
 * to z instead of y₁, they are f(point of y₀ and z) + (y₁ − z) / h. What the scheme leaves out is then taken from the
 * model, so an energy that is wrong by ε gives one wrong by O(h ε), with the midpoint O(h² ε): each correction raises the
 * order in h by 1 or 2. A model that makes every step exactly is a fixed point.
 *
 * @param targets Derivatives that stay where the model's step fails; default the scheme's own. @returns The derivatives, and the root mean square
 * of |y₁ − z| over that of |y₁ − y₀|.
 */
export function correctedDerivatives(
  pairs: StepPairs,
  scheme: PairScheme,
  model: OdeSystem,
  targets: Float64Array = schemeRows(pairs, scheme).targets,
): { readonly derivatives: Float64Array; readonly defect: number } {
  const { dim, size, dt, before, after } = pairs
  const flow = rk4({ step: Math.abs(dt) / SUBSTEPS })
  const derivatives = targets.slice()
  const point = new Float64Array(dim)
  const slope = new Float64Array(dim)
  let [misses, steps] = [0, 0]
  for (let i = 0; i < size; i++) {
    const start = before.subarray(i * dim, (i + 1) * dim)
    const { states } = integrate(model, start, [0, dt], flow)
    if (states.length < 2 * dim || !allFinite(states)) continue
    const end = states.subarray(dim)
    schemePoint(scheme, start, end, point)
    model.field(0, point, slope)
    for (let j = 0; j < dim; j++) {
      const miss = after[i * dim + j] - end[j]
      derivatives[i * dim + j] = slope[j] + miss / dt
      misses += miss * miss
      steps += (after[i * dim + j] - start[j]) ** 2
    }
  }
  return { derivatives, defect: Math.sqrt(misses / steps) }
}
