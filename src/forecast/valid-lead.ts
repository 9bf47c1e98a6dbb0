import type { ForecastWindow } from './forecast-windows.ts'

/**
 * How many samples a forecast stays valid: until its error, the root mean square over the variables in units of `scale`,
 * exceeds the threshold, between samples on a straight line from an exact start. The horizon if it never does.
 */
export function validLead({ errors }: ForecastWindow, scale: ArrayLike<number>, threshold: number): number {
  const dim = scale.length
  const horizon = errors.length / dim
  let before = 0
  for (let i = 0; i < horizon; i++) {
    let sum = 0
    for (let j = 0; j < dim; j++) sum += (errors[i * dim + j] / scale[j]) ** 2
    const error = Math.sqrt(sum / dim)
    if (!(error <= threshold)) return i + (threshold - before) / (error - before)
    before = error
  }
  return horizon
}
