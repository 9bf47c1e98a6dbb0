import type { EnergyTerm } from '../../../learn/hamiltonian/energy-model.ts'
import type { EnergyBody } from './program.ts'

/** How a language writes an entry of a list, a number, and y, the state. */
export interface EnergyWords {
  readonly number: (value: number) => string
  readonly entry: (list: string, index: number) => string
  readonly circular: (name: 'sin' | 'cos') => string
}

/** Expressions for a term's embedded inputs, and for their derivatives by the arguments, in terms of the state. */
export function embeddedInputs(
  { embedding: { inputs } }: EnergyTerm,
  { number, entry, circular }: EnergyWords,
): readonly { readonly value: string; readonly slope: string }[] {
  return inputs.map(({ part, variables, rates, center, scale }) => {
    const terms = variables.map((variable, v) => {
      const state = entry('state', variable)
      return rates[v] === 1 ? state : `${number(rates[v])} * ${state}`
    })
    const z = [...(center === 0 ? [] : [number(-center)]), ...terms].join(' + ')
    const over = ` / ${number(scale)}`
    if (part === 'value') return { value: `(${z})${over}`, slope: `${number(1)}${over}` }
    return part === 'cos'
      ? { value: `${circular('cos')}(${z})${over}`, slope: `-${circular('sin')}(${z})${over}` }
      : { value: `${circular('sin')}(${z})${over}`, slope: `${circular('cos')}(${z})${over}` }
  })
}

/** What an output is multiplied by and a product sign, or nothing. */
function factor(multiplier: EnergyTerm['multipliers'][number], { entry }: EnergyWords): string {
  return multiplier === null ? '' : `${entry('state', multiplier[0])} * ${entry('state', multiplier[1])} * `
}

/** The term's energy, from the network's outputs in the list `out`. */
export function termValue({ multipliers }: EnergyTerm, out: string, words: EnergyWords): string {
  return multipliers.map((multiplier, c) => `${factor(multiplier, words)}${words.entry(out, c)}`).join(' + ')
}

/**
 * What is added to entries of the gradient, in order.
 *
 * @param jacobian List of the network's derivatives, shape [outputs, inputs]. @param slopes List of those of the inputs.
 * @param out List of the network's outputs.
 */
export function gradientTerms(
  { embedding: { inputs }, multipliers }: EnergyTerm,
  { jacobian, slopes, out }: Readonly<Record<'jacobian' | 'slopes' | 'out', string>>,
  words: EnergyWords,
): readonly { readonly to: number; readonly term: string }[] {
  const { entry, number } = words
  const throughNetwork = multipliers.flatMap((multiplier, c) =>
    inputs.flatMap(({ variables, rates }, i) =>
      variables.map((to, v) => {
        const slope = `${factor(multiplier, words)}${entry(jacobian, c * inputs.length + i)} * ${entry(slopes, i)}`
        return { to, term: rates[v] === 1 ? slope : `${slope} * ${number(rates[v])}` }
      }),
    ),
  )
  const throughFactors = multipliers.flatMap((multiplier, c) => {
    if (multiplier === null) return []
    const [a, b] = multiplier
    return [
      { to: a, term: `${entry('state', b)} * ${entry(out, c)}` },
      { to: b, term: `${entry('state', a)} * ${entry(out, c)}` },
    ]
  })
  return [...throughNetwork, ...throughFactors]
}

/** The right-hand sides, from the gradient in the list `gradient`. */
export function energyField(
  { damping, forces }: EnergyBody,
  dim: number,
  gradient: string,
  { entry, number }: EnergyWords,
): readonly string[] {
  const d = dim / 2
  const indices = Array.from({ length: d }, (_, i) => i)
  const velocities = indices.map((i) => entry(gradient, d + i))
  const accelerations = indices.map((i) => {
    const brakes = damping ? indices.map((k) => ` - ${number(damping[i * d + k])} * ${entry(gradient, d + k)}`) : []
    const own = forces ? Array.from(forces.subarray((i * forces.length) / d, ((i + 1) * forces.length) / d)) : []
    return `-${entry(gradient, i)}${brakes.join('')}${own.map((force) => ` + ${number(force)}`).join('')}`
  })
  return [...velocities, ...accelerations]
}
