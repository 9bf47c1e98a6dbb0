import { tanh } from '../../../src/math/elementary.ts'
import { evaluate, evaluator } from '../../../src/network/evaluate.ts'
import { fitNetwork } from '../../../src/network/fit-network.ts'
import { givenSampler, trainingPairs } from '../problem.ts'
import type { Contender } from './contender.ts'

/** The library's plain TypeScript twin, which does the work where WebAssembly is missing. */
export const typescript: Contender = {
  fit(problem) {
    const dataset = trainingPairs(problem)
    const options = { width: problem.k, sampler: givenSampler(problem), engine: 'typescript' } as const
    return () => {
      const { network } = fitNetwork(dataset, options)
      return (inputs) => evaluate(network, inputs, 'typescript')
    }
  },
  rollout(problem, steps) {
    const { network } = fitNetwork(trainingPairs(problem), { width: problem.k, sampler: givenSampler(problem) })
    const at = evaluator(network, 'typescript')
    return () => {
      let y = problem.test.inputs.slice(0, problem.test.inputDim)
      let next = y.slice()
      for (let i = 0; i < steps; i++) {
        at(y, next)
        ;[y, next] = [next, y]
      }
      return y
    }
  },
  activation(values) {
    const out = new Float64Array(values.length)
    return () => {
      for (let i = 0; i < out.length; i++) out[i] = tanh(values[i])
      return out
    }
  },
}
