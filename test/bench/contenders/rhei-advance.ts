import { learnFlowMap } from '../../../src/learn/flow-map.ts'
import { givenSampler, trainingTrajectory } from '../problem.ts'
import type { Contender } from './contender.ts'

/** The learned map in a loop of the user's own. */
export const rheiAdvance: Contender = {
  rollout(problem, steps) {
    const { advance } = learnFlowMap(trainingTrajectory(problem), {
      width: problem.k,
      sampler: givenSampler(problem),
    })
    return () => {
      let y = problem.test.inputs.slice(0, problem.test.inputDim)
      let next = y.slice()
      for (let i = 0; i < steps; i++) {
        advance(y, next, 0)
        ;[y, next] = [next, y]
      }
      return y
    }
  },
}
