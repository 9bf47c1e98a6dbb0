import type { Measured } from '../system/measured.ts'

/** Exponents are compared to three combined standard errors; below this much of the largest, errors count as equal. */
const FLOOR = 1e-4

/** The exponents that are not within three combined standard errors of the stored ones, in words. */
export function disagreements(found: Measured, stored: Measured): string[] {
  const scale = Math.max(...stored.spectrum.map(Math.abs))
  return found.spectrum.flatMap((exponent, k) => {
    const expected = stored.spectrum[k]
    if (expected === undefined) return []
    const error = Math.hypot(found.standardError[k], stored.standardError[k])
    const allowed = 3 * error + FLOOR * scale
    if (Math.abs(exponent - expected) <= allowed) return []
    return [`exponent ${k + 1} is ${exponent}, stored ${expected}, allowed ± ${allowed.toPrecision(2)}`]
  })
}

/**
 * What every spectrum must keep: all exponents add up to the mean divergence within 1 %.
 *
 * @param dim Of the system; of a spectrum that is cut, as that of a delay equation always is, nothing can be said.
 */
export function broken({ spectrum, standardError, meanDivergence }: Measured, dim: number): string[] {
  if (meanDivergence === undefined || spectrum.length < dim || !spectrum.every(Number.isFinite)) return []
  const sum = spectrum.reduce((a, b) => a + b, 0)
  const size = Math.max(Math.abs(meanDivergence), ...spectrum.map(Math.abs))
  const allowed = 0.01 * size + 3 * Math.max(...standardError)
  if (Math.abs(sum - meanDivergence) <= allowed) return []
  return [`the exponents add up to ${sum}, the mean divergence is ${meanDivergence}`]
}
