import type { EnergyBody, Program } from './program.ts'

/** The functions that a program's networks and their inputs need: activations, their slopes, and circles. */
export function calledBy({ body }: Program): ReadonlySet<string> {
  if (body.kind === 'equations') return new Set()
  if (body.kind === 'network') {
    const circles = body.inputs.map(({ part }) => part).filter((part) => part !== 'value')
    return new Set([...body.network.layers.map(({ activation }) => String(activation)), ...circles])
  }
  const names = new Set<string>()
  for (const { embedding } of body.terms)
    if (embedding.inputs.some(({ part }) => part !== 'value')) names.add('sin').add('cos')
  for (const name of activationsOf(body)) names.add(name)
  if (names.has('sin')) names.add('cos')
  return names
}

export function activationsOf({ terms }: EnergyBody): ReadonlySet<string> {
  return new Set(terms.flatMap(({ network }) => network.layers.map(({ activation }) => String(activation))))
}
