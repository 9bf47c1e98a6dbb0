import type { FitOptions, SolveOptions } from '../network/fit-options.ts'
import { fitFlops } from '../network/flops.ts'
import { type SamplerSpec, samplerOf } from '../network/samplers.ts'

/** What is tuned: a way to sample and solve a network, as plain data. */
export interface Candidate {
  readonly sampler: SamplerSpec
  readonly width: number | readonly number[]
  /** Penalty or cut-off; default none. */
  readonly ridge?: SolveOptions['ridge']
}

export function fitOptionsOf({ sampler, width, ridge }: Candidate, seed: number): FitOptions {
  return { sampler: samplerOf(sampler), width, seed, ...(ridge !== undefined && { ridge }) }
}

/** Equal candidates have equal keys; a slope scale counts to four digits, which steps there and back again may miss. */
export function candidateKey({ sampler, width, ridge }: Candidate): string {
  const { slopeScale = 1 } = sampler
  const options = { ...sampler, slopeScale: slopeScale.toPrecision(4) }
  return JSON.stringify([Object.entries(options).sort(), width, ridge ?? null])
}

/** Operations that a fit takes at most: those of a network with this many inputs and outputs and rows. */
export function candidateFlops({ width }: Candidate, rows: number, inputDim: number, targetDim: number): number {
  const none = new Float64Array(0)
  const layers = [width].flat().map((neurons, l, widths) => ({
    inputDim: l === 0 ? inputDim : widths[l - 1],
    width: neurons,
    weights: none,
    biases: none,
    activation: 'tanh' as const,
  }))
  return fitFlops({ layers, linear: true, targetDim }, rows)
}
