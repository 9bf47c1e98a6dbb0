import { rootMeanSquare } from '../../math/statistics.ts'
import type { Learned } from '../scaled-network.ts'

/** Root mean square over the members of their training errors, in the targets' own units; shape [outputDim]. */
export function trainingRmse(members: readonly Learned[]): Float64Array {
  const errors = members.map(({ report, outputScaler }) =>
    report.trainingRmse.map((value, c) => value * outputScaler.scale[c]),
  )
  return Float64Array.from(errors[0], (_, c) => rootMeanSquare(errors.map((member) => member[c])))
}
