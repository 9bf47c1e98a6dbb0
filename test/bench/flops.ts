// Floating-point operations by one count for every contender, whatever it really does: what a streaming Householder QR
// needs, without padding or merging.

/** Of one tanh: additions, multiplications and divisions in the library's own. */
const TANH = 35

/** Features and solve of n samples with d inputs and outputs and k neurons. */
export function fitFlops(n: number, k: number, d: number): number {
  const columns = 1 + d + k
  return n * (k * (2 * d + TANH) + 2 * columns * columns + 4 * columns * d)
}

export function rolloutFlops(steps: number, k: number, d: number): number {
  return steps * (k * (2 * d + TANH) + 2 * (1 + d + k) * d)
}

export function activationFlops(values: number): number {
  return values * TANH
}
