import data from './measured.json' with { type: 'json' }

/** What was measured of one system, at its default parameters and start. */
export interface Measured {
  /** Lyapunov exponents, largest first; per unit time, per iteration for a map without dt. */
  readonly spectrum: readonly number[]
  /** Of each exponent, from block averages. */
  readonly standardError: readonly number[]
  /** Time average of the divergence (of log|det J| for a map): what the exponents sum to. */
  readonly meanDivergence: number
  readonly kaplanYorke: number
  /** Whether the largest exponent is positive by more than three standard errors, and by more than 1 % of a turn. */
  readonly chaotic: boolean
  /** Time between successive turns or peaks of the spectrum; absent where there is no oscillation. */
  readonly period?: number
  /** Of the state on the attractor, shape [dim] each. */
  readonly mean: readonly number[]
  readonly standardDeviation: readonly number[]
  readonly least: readonly number[]
  readonly most: readonly number[]
  readonly start: readonly number[]
  /** Averaged over this much time, after the transient. */
  readonly time: number
  readonly transient: number
  readonly method: string
}

/** By the name under which a system is exported. Written by `npm run atlas:verify`. */
export const measured: Readonly<Record<string, Measured>> = data as Readonly<Record<string, Measured>>
