import type { Declaration } from './declaration.ts'
import type { Diffusion, NoiseKind } from './system.ts'

/**
 * Holds what a definition says about its noise against the diffusion around the initial state, so far as a few
 * evaluations can.
 * @throws RangeError where they contradict each other.
 */
export function checkNoiseKind(
  where: string,
  kind: NoiseKind,
  { variables, initialState }: Declaration,
  noises: number,
  diffusion: Diffusion,
): void {
  const y = Float64Array.from(initialState)
  const at = (state: Float64Array): Float64Array => {
    const g = new Float64Array(y.length * noises)
    diffusion(0, state, g)
    return g
  }
  const contradiction = {
    general: () => undefined,
    additive: () => changesWithState(y, at),
    diagonal: () => offDiagonal(variables, noises, at(y)),
    commutative: () => noncommuting(y, noises, at),
  }[kind]()
  if (contradiction !== undefined)
    throw new RangeError(`${where}: noiseKind is '${kind}', but ${contradiction}; say what holds, or 'general'`)
}

function changesWithState(y: Float64Array, at: (state: Float64Array) => Float64Array): string | undefined {
  const here = at(y)
  const there = at(y.map((value) => 1.1 * value + 0.1))
  return here.every((value, i) => Object.is(value, there[i])) ? undefined : 'the diffusion depends on the state'
}

function offDiagonal(variables: readonly string[], noises: number, g: Float64Array): string | undefined {
  if (noises !== variables.length) return `it has ${noises} Wiener processes for ${variables.length} variables`
  const n = g.findIndex((value, i) => value !== 0 && i % (noises + 1) !== 0)
  return n < 0 ? undefined : `noise ${(n % noises) + 1} acts on ${variables[Math.floor(n / noises)]}`
}

/** Differences are good to 1e-9 of the terms; noise that does not commute differs by the terms themselves. */
const tolerance = 1e-5

function noncommuting(y: Float64Array, noises: number, at: (state: Float64Array) => Float64Array): string | undefined {
  const g = at(y)
  // alongs[j] is the derivative of the whole matrix along column j.
  const alongs = Array.from({ length: noises }, (_, j) => {
    const column = y.map((_, i) => g[i * noises + j]!)
    const size = Math.max(...column.map(Math.abs))
    if (size === 0) return new Float64Array(g.length)
    const step = (1e-5 * (1 + Math.max(...y.map(Math.abs)))) / size
    const ahead = at(y.map((value, i) => value + step * column[i]!))
    const behind = at(y.map((value, i) => value - step * column[i]!))
    return ahead.map((value, n) => (value - behind[n]!) / (2 * step))
  })
  const scale = Math.max(...alongs.flatMap((along) => [...along].map(Math.abs)))
  for (let j = 0; j < noises; j++)
    for (let k = 0; k < j; k++)
      for (let i = 0; i < y.length; i++) {
        const difference = alongs[j]![i * noises + k]! - alongs[k]![i * noises + j]!
        if (Math.abs(difference) > tolerance * scale) return `noises ${k + 1} and ${j + 1} do not commute`
      }
  return undefined
}
