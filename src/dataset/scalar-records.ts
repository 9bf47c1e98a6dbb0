import { component, type Trajectory } from '../trajectory.ts'
import { trajectoryList } from './checks.ts'
import { samplingInterval } from './sampling-interval.ts'
import { type Variable, variableIndex, variableLabel } from './variable-index.ts'

export interface VariableOption {
  /** Which variable is looked at, by name or index; needed where there are several. */
  readonly variable?: Variable
}

/** One variable of uniformly sampled records. @throws RangeError opening with `who` where it is not said which. */
export function scalarRecords(
  who: string,
  records: Trajectory | readonly Trajectory[],
  variable: Variable | undefined,
): readonly Trajectory[] {
  const list = trajectoryList(records, who)
  const [first] = list
  samplingInterval(list)
  if (variable === undefined && first.dim > 1)
    throw new RangeError(`${who}: the record has ${first.dim} variables; say which one with the option variable`)
  const j = variableIndex(who, first, variable ?? 0)
  return list.map((record) => ({
    dim: 1,
    times: record.times,
    states: component(record, j),
    status: record.status,
    variables: [variableLabel(first, j)],
  }))
}
