import type { SystemFacts } from './messages.ts'

/**
 * A system's equations, parameters and start as `parseEquations` reads them, for a visitor to go on from; undefined where it
 * has no equations as text.
 */
export function equationsOf(
  { name, kind, equations, variables, initialState, parameters }: SystemFacts,
  changed: Readonly<Record<string, number>>,
): string | undefined {
  if (!equations) return undefined
  const [next, first] = kind === 'map' ? ['[n+1]', '[0]'] : ["'", '(0)']
  return [
    `name: ${name}, changed`,
    ...Object.entries(equations).map(([y, side]) => `${y}${next} = ${side}`),
    ...Object.entries({ ...parameters, ...changed }).map(([key, value]) => `${key} = ${value}`),
    ...variables.map((y, j) => `${y}${first} = ${initialState[j]}`),
  ].join('\n')
}
