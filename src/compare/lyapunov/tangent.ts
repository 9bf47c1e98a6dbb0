import type { Stop } from '../../integrate/to-trajectory.ts'

/** A state and a frame of tangent vectors that move with it, made orthonormal again and again. */
export interface Tangent {
  /**
   * Moves on to `end`, counted from the start, and adds up in `growth`, shape [count + 1], the logarithms of how the
   * frame's vectors grew and, last, of how a volume of the whole space did. Answers why it could not get there.
   */
  advance(end: number, growth: Float64Array): Stop | undefined
}
