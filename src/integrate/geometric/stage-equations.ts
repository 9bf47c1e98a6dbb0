import type { Problem } from '../adaptive/drive.ts'
import type { Counts } from '../stepper.ts'
import { convergence } from './convergence.ts'
import { type GaussMethod, stageCoupling } from './gauss-method.ts'
import { type StageNewton, stageNewton } from './stage-newton.ts'

/** The stage equations of a Gauss method. */
export interface StageEquations {
  /**
   * Improves the increments, shape [s, dim], until rounding stops it; the state is y + rest. False where the iteration
   * does not get there.
   */
  solve(t: number, h: number, y: Float64Array, rest: Float64Array, increments: Float64Array): boolean
}

const mostSweeps = 50
/** Until its corrections are this small, Newton's iteration takes a new Jacobian in every sweep. */
const linear = 1e-4
/** Where Newton's iteration gets no closer below this, it has met what the field itself rounds, as a network with large weights does. */
const rough = 1e-7

/** Fixed-point iteration; Newton's from the first step on where that does not contract. */
export function stageEquations(method: GaussMethod, problem: Problem, counts: Counts): StageEquations {
  const { field } = problem
  const { dim } = problem.system
  const { nodes, weights } = method
  const s = nodes.length
  const coupling = stageCoupling(method)
  const progress = convergence(dim)
  const lengths = new Float64Array(s)
  const stage = new Float64Array(dim)
  const slope = new Float64Array(dim)
  const corrections = new Float64Array(s * dim)
  let newton: StageNewton | undefined

  /** What the increments lack: the corrections of the fixed-point iteration, the right-hand side of Newton's. */
  const findResiduals = (t: number, h: number, y: Float64Array, rest: Float64Array, increments: Float64Array): void => {
    for (let i = 0; i < s; i++) {
      for (let a = 0; a < dim; a++) {
        let change = rest[a]
        for (let j = 0; j < s; j++) change += coupling[i * s + j] * increments[j * dim + a]
        stage[a] = y[a] + change
      }
      field(t + nodes[i] * h, stage, slope)
      for (let a = 0; a < dim; a++) corrections[i * dim + a] = lengths[i] * slope[a] - increments[i * dim + a]
    }
    counts.evaluations += s
  }
  /** Takes the Jacobian halfway, for which the stages lie around it. */
  const linearize = (by: StageNewton, t: number, h: number, y: Float64Array, increments: Float64Array): void => {
    for (let a = 0; a < dim; a++) {
      let change = 0
      for (let i = 0; i < s; i++) change += increments[i * dim + a]
      stage[a] = y[a] + change / 2
    }
    by.linearize(t + h / 2, stage, lengths)
  }
  const iterate: StageEquations['solve'] = (t, h, y, rest, increments) => {
    progress.begin()
    for (let k = 0; k < mostSweeps; k++) {
      if (newton && !progress.isBelow(linear, y, increments)) linearize(newton, t, h, y, increments)
      findResiduals(t, h, y, rest, increments)
      newton?.correct(corrections)
      for (let at = 0; at < s * dim; at++) increments[at] += corrections[at]
      const verdict = progress.judge(corrections, y, increments)
      if (verdict === 'settled') return true
      if (verdict === 'stuck') break
    }
    return newton ? progress.isBelow(rough, y, increments) : progress.isRounding(y, increments)
  }
  return {
    solve(t, h, y, rest, increments) {
      for (let i = 0; i < s; i++) lengths[i] = h * weights[i]
      if (!newton && iterate(t, h, y, rest, increments)) return true
      newton ??= stageNewton(problem, coupling, counts)
      increments.fill(0)
      return iterate(t, h, y, rest, increments)
    },
  }
}
