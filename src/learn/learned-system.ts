import { stateAt, type Trajectory } from '../trajectory.ts'

interface LearnedBase {
  readonly dim: number
  readonly variables: readonly string[]
  readonly initialState: readonly number[]
  readonly parameters: Readonly<Record<string, number>>
  readonly invariants: Readonly<Record<string, never>>
}

/** What a learned system takes over from the first trajectory it was learned from. */
export function learnedBase(trajectories: Trajectory | readonly Trajectory[]): LearnedBase {
  const first = 'times' in trajectories ? trajectories : trajectories[0]
  const variables = variableNames(first)
  return { dim: first.dim, variables, initialState: Array.from(stateAt(first, 0)), parameters: {}, invariants: {} }
}

/** A trajectory's variables; y1, y2, … where they have no names. */
export function variableNames({ variables, dim }: Trajectory): readonly string[] {
  return variables ?? Array.from({ length: dim }, (_, j) => `y${j + 1}`)
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
