import type { SystemBase } from '../../system/system.ts'

export interface ToleranceOptions {
  /** Error of one step relative to the size of each variable; from 1e-14 to 0.1, default 1e-9. */
  readonly relativeTolerance?: number
  /** Error of one step of a variable near zero, for all or one per variable; default relativeTolerance / 1000. */
  readonly absoluteTolerance?: number | readonly number[]
}

/** The error that one step may make: relative · |yᵢ| + absoluteᵢ. */
export interface Tolerance {
  readonly relative: number
  /** Shape [dim]. */
  readonly absolute: Float64Array
}

/**
 * Checks the options at once, and their length for each system. `method` opens messages.
 * @throws RangeError for values out of range; from the result, if absoluteTolerance does not have length dim.
 */
export function toleranceFor(method: string, options: ToleranceOptions): (system: SystemBase) => Tolerance {
  const { relativeTolerance: relative = 1e-9, absoluteTolerance: absolute = relative / 1000 } = options
  if (!(relative >= 1e-14 && relative <= 0.1))
    throw new RangeError(`${method}: relativeTolerance must be from 1e-14 to 0.1, got ${relative}`)
  for (const value of [absolute].flat())
    if (!(value >= 1e-300 && value < Number.POSITIVE_INFINITY))
      throw new RangeError(`${method}: absoluteTolerance must be finite and at least 1e-300, got ${value}`)
  return ({ dim, name }) => {
    if (typeof absolute === 'number') return { relative, absolute: new Float64Array(dim).fill(absolute) }
    if (absolute.length !== dim)
      throw new RangeError(`${method}: absoluteTolerance has length ${absolute.length}, but ${name} has dim ${dim}`)
    return { relative, absolute: Float64Array.from(absolute) }
  }
}

/** @throws RangeError unless it is a positive whole number. */
export function checkMaxSteps(method: string, maxSteps: number): void {
  if (!(Number.isInteger(maxSteps) && maxSteps > 0))
    throw new RangeError(`${method}: maxSteps must be a positive whole number, got ${maxSteps}`)
}

/** Root mean square of errorᵢ over what is tolerated for a step from y to next. */
export function errorNorm(
  error: Float64Array,
  y: Float64Array,
  next: Float64Array,
  { relative, absolute }: Tolerance,
): number {
  let sum = 0
  for (let i = 0; i < error.length; i++) {
    const scaled = error[i] / (absolute[i] + relative * Math.max(Math.abs(y[i]), Math.abs(next[i])))
    sum += scaled * scaled
  }
  return Math.sqrt(sum / error.length)
}
