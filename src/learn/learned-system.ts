import { stateAt, type Trajectory } from '../trajectory.ts'

/** The variables of a learned system, and where it starts. Plain data. */
export interface StateSpace {
  readonly variables: readonly string[]
  readonly initialState: readonly number[]
}

interface LearnedBase extends StateSpace {
  readonly dim: number
  readonly parameters: Readonly<Record<string, number>>
  readonly invariants: Readonly<Record<string, never>>
}

/** What a learned system takes over from the first trajectory it was learned from. */
export function stateSpace(trajectories: Trajectory | readonly Trajectory[]): StateSpace {
  const first = 'times' in trajectories ? trajectories : trajectories[0]
  return { variables: variableNames(first), initialState: Array.from(stateAt(first, 0)) }
}

/** What every learned system says of itself. */
export function learnedBase(from: Trajectory | readonly Trajectory[] | StateSpace): LearnedBase {
  const { variables, initialState } = 'initialState' in from ? from : stateSpace(from)
  return { dim: variables.length, variables, initialState, parameters: {}, invariants: {} }
}

/** A trajectory's variables; y1, y2, … where they do not have one name each. */
export function variableNames({ variables, dim }: Pick<Trajectory, 'variables' | 'dim'>): readonly string[] {
  return variables?.length === dim ? variables : Array.from({ length: dim }, (_, j) => `y${j + 1}`)
}

/** `with` of a system that has no parameters. */
export function withoutParameters<S>(
  system: () => S,
  name: string,
): (parameters: Readonly<Record<string, number>>) => S {
  return (parameters) => {
    for (const key of Object.keys(parameters)) throw new RangeError(`${name} has no parameters, so no '${key}'`)
    return system()
  }
}
