import type { FitOptions } from '../../network/fit-options.ts'
import type { Width } from '../../network/width.ts'

/** As for a network; without a width, it is found by held-out rows. */
export interface EstimatorOptions extends Omit<FitOptions, 'width'> {
  /** Default 'auto', with a random fifth of the rows held out: rows need not be in any order. */
  readonly width?: Width
}

export function withWidth<Options extends EstimatorOptions>(options: Options): Options & FitOptions {
  const { width = 'auto' } = options
  return { ...options, width: width === 'auto' ? { auto: { holdOut: { by: 'random' } } } : width }
}
