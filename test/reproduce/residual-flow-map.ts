import { flowPairs } from '../../src/dataset/flow-pairs.ts'
import { samplingInterval } from '../../src/dataset/sampling-interval.ts'
import { scaleRows, standardScaler } from '../../src/dataset/scaling.ts'
import { learnedBase } from '../../src/learn/learned-system.ts'
import { scaledEvaluator } from '../../src/learn/scaled-network.ts'
import { scaledOrbit } from '../../src/learn/scaled-orbit.ts'
import { boundingBox } from '../../src/math/box.ts'
import { fitResidualNetwork, type ResidualOptions } from '../../src/network/fit-residual-network.ts'
import type { MapSystem } from '../../src/system/system.ts'
import type { Trajectory } from '../../src/trajectory.ts'

/** As `learnFlowMap`, with a residual network. */
export function residualFlowMap(record: Trajectory, options: ResidualOptions): MapSystem {
  const pairs = flowPairs(record, {})
  const { inputs, targets, inputDim, targetDim } = pairs
  const [inputScaler, outputScaler] = [standardScaler(inputs, inputDim), standardScaler(targets, targetDim)]
  const scaled = { ...pairs, inputs: scaleRows(inputScaler, inputs), targets: scaleRows(outputScaler, targets) }
  const fit = fitResidualNetwork(scaled, options)
  const trainingRegion = boundingBox(inputs, inputDim)
  const learned = { ...fit, periods: new Float64Array(inputDim), inputScaler, outputScaler, trainingRegion }
  const orbit = scaledOrbit(learned, false)
  const system: MapSystem = {
    ...learnedBase(record),
    kind: 'map',
    name: 'residual flow map',
    dt: samplingInterval(record),
    advance: scaledEvaluator(learned),
    ...(orbit && { orbit }),
    with: () => system,
  }
  return system
}
