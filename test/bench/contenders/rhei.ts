import { createKernels } from '../../../src/kernels/kernels.ts'
import { learnFlowMap, learnFlowMapAsync } from '../../../src/learn/flow-map.ts'
import { evaluate } from '../../../src/network/evaluate.ts'
import { factorRows } from '../../../src/network/factor-dataset.ts'
import { fitNetwork, sampleDesign } from '../../../src/network/fit-network.ts'
import { fitNetworkAsync } from '../../../src/network/fit-network-async.ts'
import { swim } from '../../../src/network/swim.ts'
import { nodePool } from '../../../src/node/node-pool.ts'
import type { Pool } from '../../../src/parallel/pool.ts'
import { rollout } from '../../../src/rollout.ts'
import { timeGrid } from '../../../src/trajectory.ts'
import { DT, givenSampler, pairs, SEED, trainingPairs, trainingTrajectory } from '../problem.ts'
import type { Contender } from './contender.ts'
import { mapPredictions } from './predictions.ts'

/** The library as a user calls it. */
export const rhei: Contender = {
  async fit(problem, workers) {
    const dataset = trainingPairs(problem)
    const options = { width: problem.k, sampler: givenSampler(problem) }
    const pool = await warmPool(workers)
    return async () => {
      const { network } = pool ? await fitNetworkAsync(dataset, { ...options, pool }) : fitNetwork(dataset, options)
      return (inputs) => evaluate(network, inputs)
    }
  },
  async learn(problem, workers) {
    const trajectory = trainingTrajectory(problem)
    const options = { width: problem.k, seed: SEED, sampler: swim({ slopeScale: problem.slopeScale }) }
    const pool = await warmPool(workers)
    return async () => {
      const model = pool ? await learnFlowMapAsync(trajectory, { ...options, pool }) : learnFlowMap(trajectory, options)
      return mapPredictions(model)
    }
  },
  factor(problem) {
    const dataset = trainingPairs(problem)
    const design = sampleDesign(dataset, { width: problem.k, sampler: givenSampler(problem) })
    return () => factorRows(design, dataset, { engine: 'webassembly', method: 'qr' })
  },
  rollout(problem, steps) {
    const model = learnFlowMap(trainingTrajectory(problem), { width: problem.k, sampler: givenSampler(problem) })
    const times = timeGrid(0, DT, steps)
    const y0 = problem.test.inputs.subarray(0, model.dim)
    return () => rollout(model, y0, times).states.subarray(-model.dim)
  },
  activation(values) {
    const kernels = createKernels()
    const [input, output] = [kernels.alloc(values.length), kernels.alloc(values.length)]
    kernels.view(input, values.length).set(values)
    return () => {
      kernels.tanh(input, output, values.length)
      return kernels.view(output, values.length)
    }
  },
}

/** Workers that have started: a program keeps its pool, so their start is no part of a fit. None for one thread. */
async function warmPool(workers: number): Promise<Pool | undefined> {
  if (workers === 1) return undefined
  const pool = nodePool({ size: workers })
  // Some 6e8 operations: enough for every worker to get a share.
  const anything = pairs(Float64Array.from({ length: 3 * 20_001 }, (_, i) => Math.sin(i)))
  await fitNetworkAsync(anything, { width: 120, pool })
  return pool
}
