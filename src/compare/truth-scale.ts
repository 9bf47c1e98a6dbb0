import { mean, standardDeviation } from '../math/statistics.ts'
import { component, type Trajectory } from '../trajectory.ts'

/** The unit of each variable and the truths' mean; both of shape [dim]. */
export interface TruthScale {
  readonly scale: Float64Array
  readonly center: Float64Array
  /** What an error is measured in. */
  readonly scaling: string
}

/** @param given Unit of each variable; default its standard deviation. @throws RangeError for one that is not positive. */
export function truthScale(truths: readonly Trajectory[], given?: ArrayLike<number>): TruthScale {
  const columns = Array.from({ length: truths[0].dim }, (_, j) =>
    truths.flatMap((truth) => Array.from(component(truth, j))),
  )
  const scale = Float64Array.from(given ?? columns.map(standardDeviation))
  for (const [j, unit] of scale.entries())
    if (!(unit > 0 && Number.isFinite(unit)))
      throw new RangeError(`compare: scale of variable ${j} is ${unit}; give a positive scale for each variable`)
  const unit = given ? 'in units of the given scale' : 'in standard deviations of the truth'
  return { scale, center: Float64Array.from(columns, mean), scaling: `RMS over variables, ${unit}` }
}
