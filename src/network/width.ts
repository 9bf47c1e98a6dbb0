import type { HoldOutOptions } from '../dataset/hold-out.ts'

export interface AutoWidthOptions {
  /**
   * Hold-out error that is good enough: root mean square over rows and outputs, in standard deviations of each target.
   * Default 0: the network grows until the error stops falling.
   */
  readonly tolerance?: number
  /** Neurons to begin with; default 32. */
  readonly start?: number
  /** Most neurons; default 1024. There are never more columns than different rows. */
  readonly max?: number
  /** The rows by which the width is chosen; they are fitted too in the end. Default the end of each tenth of the data. */
  readonly holdOut?: HoldOutOptions
}

/** Neurons in the hidden layer, or in each of several from the input on; or how to find out how many it takes. */
export type Width = number | readonly number[] | 'auto' | { readonly auto: AutoWidthOptions }

export function isAuto(width: Width): width is 'auto' | { readonly auto: AutoWidthOptions } {
  return width === 'auto' || (typeof width === 'object' && 'auto' in width)
}

/** What became of a width that was not given. */
export interface Growth {
  /** Each width with its hold-out error, in the order in which they were tried. */
  readonly tried: readonly { readonly width: number; readonly holdOutError: number }[]
  /** The one that was taken: the least hold-out error. */
  readonly width: number
  readonly stopped: 'tolerance met' | 'error no longer falls' | 'max reached'
}

/** What was asked of an automatic width. @throws RangeError for widths or a tolerance out of range. */
export function autoWidth(width: Width): Required<AutoWidthOptions> {
  const asked = typeof width === 'object' && 'auto' in width ? width.auto : {}
  const options = { tolerance: 0, start: 32, max: 1024, holdOut: {}, ...asked }
  const { tolerance, start, max } = options
  if (!(tolerance >= 0)) throw new RangeError(`fitNetwork: width.auto.tolerance must not be negative, got ${tolerance}`)
  for (const [name, value] of Object.entries({ start, max }))
    if (!(Number.isInteger(value) && value > 0))
      throw new RangeError(`fitNetwork: width.auto.${name} must be a positive whole number, got ${value}`)
  return options
}
