import { copy } from '../../math/vector.ts'
import { type FixedStepMethod, type FixedStepOptions, fixedStep } from '../fixed/drive.ts'
import type { Integrator } from '../integrator.ts'
import { addCompensated } from './compensated-sum.ts'
import { extrapolation, type GaussMethod } from './gauss-method.ts'
import { hermite } from './hermite.ts'
import { stageEquations } from './stage-equations.ts'

/** The integrator of a Gauss method. The state is summed with compensation, its stages start from the last step's. */
export function gauss(method: GaussMethod, options: FixedStepOptions): Integrator {
  const s = method.nodes.length
  const stepper: FixedStepMethod['stepper'] = (problem, counts) => {
    const { dim } = problem.system
    const equations = stageEquations(method, problem, counts)
    const dense = hermite(problem, counts)
    const increments = new Float64Array(s * dim)
    const lastIncrements = new Float64Array(s * dim)
    const guess = new Float64Array(s * s)
    const sum = new Float64Array(dim)
    const rest = new Float64Array(dim)
    const nextRest = new Float64Array(dim)
    let guessRatio = Number.NaN
    let lastStep = Number.NaN
    let step = Number.NaN

    const guessIncrements = (h: number): void => {
      const ratio = h / lastStep
      if (ratio !== guessRatio) extrapolation(method, ratio, guess)
      guessRatio = ratio
      for (let i = 0; i < s; i++)
        for (let a = 0; a < dim; a++) {
          let value = 0
          for (let j = 0; j < s; j++) value += guess[i * s + j] * lastIncrements[j * dim + a]
          increments[i * dim + a] = value
        }
    }
    return {
      begin() {
        rest.fill(0)
        lastIncrements.fill(0)
        lastStep = Number.NaN
      },
      attempt(t, h, y, next) {
        step = h
        if (Number.isNaN(lastStep)) increments.fill(0)
        else guessIncrements(h)
        if (!equations.solve(t, h, y, rest, increments))
          return increments.every(Number.isFinite) ? Number.POSITIVE_INFINITY : Number.NaN
        copy(y, next)
        copy(rest, nextRest)
        for (let a = 0; a < dim; a++) {
          sum[a] = 0
          for (let i = 0; i < s; i++) sum[a] += increments[i * dim + a]
        }
        addCompensated(next, nextRest, 1, sum, 0)
        dense.over(t, h, y, next)
        return 0
      },
      interpolate: dense.interpolate,
      commit() {
        copy(increments, lastIncrements)
        copy(nextRest, rest)
        lastStep = step
      },
    }
  }
  return fixedStep({ name: method.name, stepper }, options)
}
