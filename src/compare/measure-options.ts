import type { SystemBase } from '../system/system.ts'

export interface MeasureOptions {
  /** Time for the exponents; default 1000 periods, or 120,000 iterations. */
  readonly time?: number
  /** Default a tenth of `time`. */
  readonly transient?: number
  /** Whether to end with status 'max-steps' where a stiff method would take over; default false. */
  readonly explicitOnly?: boolean
}

/** The attractor's means and bounds are those of this many samples. */
export const SAMPLES = 10_000
/** No simple fraction: of a limit cycle every sample shows another phase, and no spike falls between them. */
export const SAMPLES_PER_PERIOD: number = 30 * 1.618034

const LEAST_GROWTH = 0.002

/** Weak chaos that cannot be told from slow convergence: less than 0.002 in a period. */
export function leastGrowth({ period = 1 }: SystemBase): number {
  return LEAST_GROWTH / period
}
