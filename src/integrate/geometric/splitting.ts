import { copy } from '../../math/vector.ts'
import { type FixedStepMethod, type FixedStepOptions, fixedStep } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { addCompensated } from './compensated-sum.ts'
import { hermite } from './hermite.ts'
import { separableHalves } from './separable-halves.ts'

/**
 * Kicks p ← p + kicks[i] · h · force and drifts q ← q + drifts[i] · h · velocity take turns, a kick first. With one kick
 * more than drifts, the force at the end of a step serves the next one.
 */
export interface Splitting {
  readonly kicks: readonly number[]
  readonly drifts: readonly number[]
}

/**
 * Leapfrog steps (half a kick, a drift, half a kick) of lengths weights[0] · h, weights[1] · h, … and back in reverse
 * order, around one that makes the sum h: symmetric, so of even order.
 */
export function leapfrogs(...weights: readonly number[]): Splitting {
  const middle = 1 - 2 * weights.reduce((sum, weight) => sum + weight, 0)
  const drifts = [...weights, middle, ...[...weights].reverse()]
  const around = [0, ...drifts, 0]
  return { drifts, kicks: around.slice(1).map((weight, i) => (around[i] + weight) / 2) }
}

/** The integrator of a splitting: symplectic, explicit, and reversible to rounding where the splitting is symmetric. */
export function splitting(name: string, { kicks, drifts }: Splitting, options: FixedStepOptions): Integrator {
  const stepper: FixedStepMethod['stepper'] = (problem, counts) => {
    const { dim } = problem.system
    const { degrees, velocity, force } = separableHalves(name, problem.system, counts)
    const dense = hermite(problem, counts)
    const forceAtStart = new Float64Array(degrees)
    const rest = new Float64Array(dim)
    const nextRest = new Float64Array(dim)
    const reusesForce = kicks.length > drifts.length
    let forceKnown = false
    let forceAtEnd: Float64Array = forceAtStart
    return {
      begin() {
        rest.fill(0)
        forceKnown = false
      },
      attempt(t, h, y, next) {
        copy(y, next)
        copy(rest, nextRest)
        for (let i = 0; i < kicks.length; i++) {
          forceAtEnd = i === 0 && forceKnown ? forceAtStart : force(t, next)
          addCompensated(next, nextRest, h * kicks[i], forceAtEnd, degrees)
          if (i < drifts.length) addCompensated(next, nextRest, h * drifts[i], velocity(t, next), 0)
        }
        dense.over(t, h, y, next)
        return 0
      },
      interpolate: dense.interpolate,
      commit() {
        if (reusesForce) copy(forceAtEnd, forceAtStart)
        forceKnown = reusesForce
        copy(nextRest, rest)
      },
    }
  }
  return fixedStep({ name, stepper }, options)
}
