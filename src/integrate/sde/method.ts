import type { SdeSystem } from '../../system/system.ts'
import { checkStep, type FixedStepOptions } from '../fixed/drive.ts'

/** What the Wiener processes do during one step; shape [noises] each. */
export interface Increments {
  /** W(t + h) − W(t). */
  readonly dW: Float64Array
  /** ∫ W(s) − W(t) ds over the step; zeros for a method that does not ask for it. */
  readonly dZ: Float64Array
}

/** Writes the state at t + h into next. */
export type SdeStep = (t: number, h: number, y: Float64Array, increments: Increments, next: Float64Array) => void

/** A configured method for stochastic differential equations, made by `eulerMaruyama({ step })` and its like. */
export interface SdeMethod {
  readonly name: string
  /** Longest step, in units of time. */
  readonly step: number
  /** Whether it uses dZ. */
  readonly usesIntegrals: boolean
  /** Evaluations of the drift in a step. */
  readonly evaluations: number
  /** @throws RangeError for a system with noise that the method cannot treat. */
  stepper(system: SdeSystem): SdeStep
}

/** The method, its step checked. @throws RangeError unless the step is positive and finite. */
export function sdeMethod(method: Omit<SdeMethod, 'step'>, { step }: FixedStepOptions): SdeMethod {
  checkStep(method.name, step)
  return { ...method, step }
}

/** @throws RangeError for noise that does not commute. */
export function checkCommutes(method: string, { name, noises, noiseKind }: SdeSystem): void {
  if (noiseKind !== 'general') return
  throw new RangeError(
    `${method}: the ${noises} noises of ${name} are not known to commute (noiseKind 'general'); ` +
      "use eulerMaruyama, or define the system with noiseKind: 'commutative' if they do",
  )
}

/** out = y + h f + g dW; g has shape [dim, noises]. */
export function addDriftAndNoise(
  y: Float64Array,
  h: number,
  f: Float64Array,
  g: Float64Array,
  dW: Float64Array,
  out: Float64Array,
): void {
  const { length } = dW
  for (let i = 0; i < y.length; i++) {
    let sum = 0
    for (let j = 0; j < length; j++) sum += g[i * length + j] * dW[j]
    out[i] = y[i] + h * f[i] + sum
  }
}
