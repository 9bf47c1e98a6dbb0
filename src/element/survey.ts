import { type ExportedModel, statesFrom } from './exported-model.ts'

/** A first orbit, from which one learns how large the others will be and where they can begin. */
export interface Survey {
  /** Finite ones; shape [n, dim], n ≥ 1. */
  readonly states: Float64Array
  readonly mean: Float64Array
  /** The largest magnitude of any number in it. */
  readonly size: number
}

/** Beyond so many sizes of the survey an orbit is lost. */
const FAR = 1000

/** Shares of one that fill the interval evenly: golden ratio and square root of two. */
const [GOLDEN, SILVER] = [0.6180339887498949, 0.4142135623730951]

/** The orbit of a start, as far as its numbers are finite. */
export function survey(model: ExportedModel, start: Float64Array, steps: number, dt: number): Survey {
  const { dim } = model
  const all = statesFrom(model, start, steps, dt)
  const end = all.findIndex((value) => !Number.isFinite(value))
  const states = all.subarray(0, end < 0 ? all.length : Math.max(dim, end - (end % dim)))
  const mean = new Float64Array(dim)
  for (let i = 0; i < states.length; i++) mean[i % dim] += (states[i] * dim) / states.length
  return { states, mean, size: states.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1 }
}

/**
 * Start number k: the survey's own for k = 0, then states of its orbit, drawn up to a third of the way to their mean, so
 * that delay vectors stay delay vectors and no start is further out than the orbit.
 */
export function startNumber({ states, mean }: Survey, k: number): Float64Array {
  const dim = mean.length
  const row = Math.floor(((k * GOLDEN) % 1) * (states.length / dim)) * dim
  const nearness = k === 0 ? 0 : ((k * SILVER) % 1) / 3
  return states.slice(row, row + dim).map((value, j) => value + nearness * (mean[j] - value))
}

/** Whether a state is not finite, or so far out that its orbit will not come back. */
export function isLost({ size }: Survey, state: Float64Array): boolean {
  return !state.every((value) => Math.abs(value) <= FAR * size)
}
