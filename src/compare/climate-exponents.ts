import type { Integrator } from '../integrate/integrator.ts'
import type { System } from '../system/system.ts'
import { stateAt, type Trajectory } from '../trajectory.ts'
import type { Missing } from './climate-distances.ts'
import { type LyapunovSpectrum, lyapunovSpectrum } from './lyapunov/lyapunov-spectrum.ts'

/** Exponents that are known, in natural logarithms per unit time. */
export interface KnownExponents {
  readonly exponents: readonly number[]
  readonly standardErrors?: readonly number[]
  readonly kaplanYorke?: number
}

export interface ExponentOptions {
  /** Time to average over; default what the long truth spans. */
  readonly time?: number
  /** Default a tenth of `time`. */
  readonly transient?: number
  /** Default all. */
  readonly count?: number
  readonly integrator?: Integrator
  /** The truth's, where they are known or can be measured on the equations. */
  readonly truth?: KnownExponents | System
}

/** Lyapunov spectrum and Kaplan–Yorke dimension of model and truth. */
export interface ClimateExponents {
  readonly model: LyapunovSpectrum
  readonly truth?: KnownExponents
}

/** Both from the long truth's first state. */
export function climateExponents(
  run: { readonly truth: Trajectory; readonly model?: System | undefined },
  { truth: known, ...settings }: ExponentOptions,
): { readonly found: { readonly lyapunov?: ClimateExponents }; readonly missing: readonly Missing[] } {
  const measure = 'Lyapunov exponents'
  if (!run.model) return { found: {}, missing: [{ measure, reason: 'predictions alone have none; give the model' }] }
  const { times } = run.truth
  const options = { y0: stateAt(run.truth, 0), time: Math.abs(times[times.length - 1] - times[0]), ...settings }
  const truth = known && 'kind' in known ? lyapunovSpectrum(known, options) : known
  const none = { measure: `${measure} of the truth`, reason: 'neither its equations nor the numbers were given' }
  return {
    found: { lyapunov: { model: lyapunovSpectrum(run.model, options), ...(truth && { truth }) } },
    missing: truth ? [] : [none],
  }
}
