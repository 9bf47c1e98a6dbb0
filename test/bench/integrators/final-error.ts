import type { Problem } from './problems.ts'

/** What `finalError` measures, for the reader of a table. */
export const ERROR_MEANING =
  'error: of the final state, relative, in the Euclidean norm; on stiff problems of the worst component'

/**
 * The relative error of a state at the end: in the Euclidean norm over the components that the reference has or, on
 * stiff problems, whose components differ by orders of magnitude, of the worst component. Null without a reference.
 */
export function finalError({ reference, stiff }: Problem, state: ArrayLike<number>): number | null {
  if (!reference) return null
  const differences = reference.map((value, i) => state[i] - value)
  if (stiff) return Math.max(...differences.map((difference, i) => Math.abs(difference / reference[i])))
  return Math.hypot(...differences) / Math.hypot(...reference)
}
