import type { Dataset } from '../../dataset/dataset.ts'
import { flowPairs } from '../../dataset/flow-pairs.ts'
import { samplingInterval } from '../../dataset/sampling-interval.ts'
import { rk4 } from '../../integrate/fixed/rk4.ts'
import { integrate } from '../../integrate/integrate.ts'
import { allFinite, norm } from '../../math/vector.ts'
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
/** Most attempts to find the model's step with a given point, and the miss that ends them: a share of the defect or of the step. */
const ATTEMPTS = 12
const CLOSE = { toDefect: 1e-3, toStep: 1e-11 }

/** What a model makes of the scheme. */
export interface Correction {
  /** Shape [size, dim]. */
  readonly derivatives: Float64Array
  /** Root mean square of the difference between the model's steps and the data's, over that of the data's steps. */
  readonly defect: number
}

/**
 * Better and better derivatives at the points of the scheme. Of a model's steps, the one that has the same point as a step
 * of the data shows what the scheme leaves out; so the derivative is f(point) + (step of the data − step of the model) / h.
 * An energy that is wrong by ε gives one wrong by O(h ε), with the midpoint O(h² ε): each correction raises the order in h
 * by 1 or 2, and an energy that makes every step exactly is a fixed point. The point must be the same, not just near,
 * since only then is what is added a gradient too.
 *
 * @returns A function of the model; where its steps fail, the slope of the data's step stays. Holds where the model's steps
 * begin, so that the next correction finds them sooner.
 */
export function schemeCorrections(pairs: StepPairs, scheme: PairScheme): (model: OdeSystem) => Correction {
  const { dim, size, dt, before, after } = pairs
  const { inputs, targets } = schemeRows(pairs, scheme)
  const starts = before.slice()
  return (model) => {
    const find = stepFinder(model, scheme, dt)
    const derivatives = targets.slice()
    let [misses, steps] = [0, 0]
    for (let i = 0; i < size; i++) {
      const at = [i * dim, (i + 1) * dim] as const
      const step = after.subarray(...at).map((value, j) => value - before[i * dim + j])
      const found = find(inputs.subarray(...at), starts.subarray(...at), step)
      if (!found) continue
      for (let j = 0; j < dim; j++) {
        const miss = step[j] - found.step[j]
        derivatives[i * dim + j] = found.slope[j] + miss / dt
        misses += miss * miss
        steps += step[j] * step[j]
      }
    }
    return { derivatives, defect: Math.sqrt(misses / steps) }
  }
}

/** Finds the model's step with this point of the scheme, from a guess of its start, which it improves. */
function stepFinder(model: OdeSystem, scheme: PairScheme, dt: number) {
  const { dim } = model
  const flow = rk4({ step: Math.abs(dt) / SUBSTEPS })
  const improve = startImprover(model, scheme, dt)
  const reached = new Float64Array(dim)
  const slope = new Float64Array(dim)
  const step = new Float64Array(dim)
  const miss = new Float64Array(dim)
  return (point: Float64Array, start: Float64Array, wanted: Float64Array) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { states } = integrate(model, start, [0, dt], flow)
      if (states.length < 2 * dim || !allFinite(states)) return undefined
      const end = states.subarray(dim)
      schemePoint(scheme, start, end, reached)
      let defect = 0
      for (let j = 0; j < dim; j++) {
        step[j] = end[j] - start[j]
        miss[j] = point[j] - reached[j]
        defect += (wanted[j] - step[j]) ** 2
      }
      model.field(0, reached, slope)
      const enough = Math.max(CLOSE.toDefect * Math.sqrt(defect), CLOSE.toStep * norm(step))
      if (norm(miss) <= enough || attempt === ATTEMPTS - 1) break
      improve(start, reached, slope, miss)
    }
    return { step, slope }
  }
}

/**
 * Adds to the start what moves the point by `miss`, to first order in h: with D = ∂point/∂start ≈ I + O(h), which the
 * scheme makes of the field's derivative along `miss`, that is D⁻¹ miss ≈ 2 miss − D miss.
 */
function startImprover({ dim, field }: OdeSystem, scheme: PairScheme, dt: number) {
  const moved = new Float64Array(dim)
  const slopeThere = new Float64Array(dim)
  const image = new Float64Array(dim)
  return (start: Float64Array, point: Float64Array, slope: Float64Array, miss: Float64Array): void => {
    for (let j = 0; j < dim; j++) moved[j] = point[j] + miss[j]
    field(0, moved, slopeThere)
    for (let j = 0; j < dim; j++) moved[j] = miss[j] + dt * (slopeThere[j] - slope[j])
    schemePoint(scheme, miss, moved, image)
    for (let j = 0; j < dim; j++) start[j] += 2 * miss[j] - image[j]
  }
}
