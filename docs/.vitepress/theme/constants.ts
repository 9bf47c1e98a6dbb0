/** Time between two states. */
export const DT = 0.02

/** Error, in standard deviations, from which on the two have parted. */
export const THRESHOLD = 0.4

/** Lyapunov times of Lorenz's system in a unit of time. */
export const LYAPUNOV_EXPONENT = 0.9056

/** Neurons of the first model: few, so that it parts from the truth while one looks. */
export const FIRST_WIDTH = 40

/** Which of the unseen states is that from which the first race starts: from there the two part after 1.7 units of time. */
export const FIRST_ROW = 523

/** That from which race number `count` starts. */
export function rowOf(count: number): number {
  return (FIRST_ROW + 397 * count) % 1000
}
