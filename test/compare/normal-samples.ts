import type { States } from '../../src/math/neighbors.ts'
import { normalQuantile } from '../../src/math/normal-quantile.ts'

/** n normal numbers at the middles of n equal parts of the distribution. */
export function normalLine(n: number, mean: number, deviation: number): States {
  return {
    dim: 1,
    states: Float64Array.from({ length: n }, (_, i) => mean + deviation * normalQuantile((i + 0.5) / n)),
  }
}

/** The product of two such lists. */
export function normalPlane(n: number, mean: readonly number[], deviation: readonly number[]): States {
  const at = (i: number): number => normalQuantile((i + 0.5) / n)
  const states = new Float64Array(2 * n * n)
  for (let i = 0; i < n * n; i++) {
    states[2 * i] = mean[0] + deviation[0] * at(i % n)
    states[2 * i + 1] = mean[1] + deviation[1] * at(Math.floor(i / n))
  }
  return { dim: 2, states }
}
