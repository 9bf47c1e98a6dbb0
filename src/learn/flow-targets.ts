import type { StridePairs } from '../dataset/stride-pairs.ts'
import type { MapSystem } from '../system/system.ts'
import type { ExtraOptions } from './extra-inputs.ts'
import { knownValues } from './known-part.ts'

/** What the network of a flow map gives. */
export type FlowTarget = 'state' | 'increment' | 'rate'

/** What decides it. */
interface TargetOptions extends ExtraOptions {
  readonly target?: FlowTarget
  readonly strides?: readonly number[]
  readonly known?: MapSystem
}

/** What the network has to give at each row. */
export function flowTargets(
  { inputs, targets, inputDim, intervals, origin }: StridePairs,
  target: FlowTarget,
  options: TargetOptions,
  periods: Float64Array,
): Float64Array {
  const { known, strides } = options
  if (target === 'state' && !known) return targets
  const base = known ? knownValues(known, inputs, origin, options, strides && intervals) : inputs
  return targets.map((value, k) => {
    const period = periods[k % inputDim]
    const difference = value - base[k]
    // A known map may bring an angle back into its first turn.
    const least = known && period > 0 ? difference - period * Math.round(difference / period) : difference
    return target === 'rate' ? least / intervals[Math.floor(k / inputDim)] : least
  })
}

/** @param differences Whether states themselves will not do. */
export function flowTarget({ target, strides, known }: TargetOptions, differences: boolean): FlowTarget {
  if (target !== undefined && !['state', 'increment', 'rate'].includes(target))
    throw new RangeError(`learnFlowMap: target must be 'state', 'increment' or 'rate', got '${target}'`)
  if (target === 'state' && (differences || known))
    throw new RangeError(
      "learnFlowMap: target 'state' goes with no periodic variable, conserved sum or known map; use 'increment'",
    )
  return target ?? (strides ? 'rate' : differences || known ? 'increment' : 'state')
}
