import { exp } from './elementary.ts'
import { log } from './logarithm.ts'

const [SMALLEST, LARGEST] = [2.2250738585072014e-308, Number.MAX_VALUE]

/**
 * base ** exponent for base ≥ 0, with the same bits everywhere, which ** promises for no exponent but 1 and 2: engines
 * differ in the last place of one power in ten. Relative error some units in the last place times the size of the
 * exponential's argument. Numbers that are not normal count as the nearest that is, but 0 as 0.
 */
export function power(base: number, exponent: number): number {
  if (base === 0) return exponent > 0 ? 0 : exponent < 0 ? Number.POSITIVE_INFINITY : 1
  return exp(exponent * log(Math.min(LARGEST, Math.max(SMALLEST, base))))
}
