/** A state variable by name or index. */
export type Variable = string | number

interface Labelled {
  readonly dim: number
  readonly variables?: readonly string[]
}

/** The index of a variable. @throws RangeError opening with `caller` for one that is not there. */
export function variableIndex(caller: string, { dim, variables }: Labelled, variable: Variable): number {
  const index = typeof variable === 'string' ? (variables?.indexOf(variable) ?? -1) : variable
  if (Number.isInteger(index) && index >= 0 && index < dim) return index
  const known = variables ? `use ${variables.join(', ')} or 0 to ${dim - 1}` : `use 0 to ${dim - 1}`
  throw new RangeError(`${caller}: no variable ${JSON.stringify(variable)}; ${known}`)
}

/** The name of variable j, or y with its number where there are no names. */
export function variableLabel({ variables }: Labelled, j: number): string {
  return variables?.[j] ?? `y${j}`
}
