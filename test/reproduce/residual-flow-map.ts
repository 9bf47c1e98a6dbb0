import { flowPairs } from '../../src/dataset/flow-pairs.ts'
import { samplingInterval } from '../../src/dataset/sampling-interval.ts'
import { learnedBase, withoutParameters } from '../../src/learn/learned-system.ts'
import { scaledEvaluator, scaleProblem } from '../../src/learn/scaled-network.ts'
import { scaledOrbit } from '../../src/learn/scaled-orbit.ts'
import { fitResidualNetwork, type ResidualOptions } from '../../src/network/fit-residual-network.ts'
import type { MapSystem } from '../../src/system/system.ts'
import type { Trajectory } from '../../src/trajectory.ts'

/** As `learnFlowMap`, with a residual network. */
export function residualFlowMap(record: Trajectory, options: ResidualOptions): MapSystem {
  const problem = scaleProblem(flowPairs(record, {}), {})
  const learned = problem.learned(fitResidualNetwork(problem.dataset, options))
  const orbit = scaledOrbit(learned, false)
  const name = 'residual flow map'
  const system: MapSystem = {
    ...learnedBase(record),
    kind: 'map',
    name,
    dt: samplingInterval(record),
    advance: scaledEvaluator(learned),
    ...(orbit && { orbit }),
    with: withoutParameters(() => system, name),
  }
  return system
}
