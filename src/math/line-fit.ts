import { mean } from './statistics.ts'

/** The slope of the least-squares line through the points (xᵢ, yᵢ); NaN for fewer than two different x. */
export function slope(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const centerX = mean(x)
  const centerY = mean(y)
  let products = 0
  let squares = 0
  for (let i = 0; i < x.length; i++) {
    products += (x[i] - centerX) * (y[i] - centerY)
    squares += (x[i] - centerX) ** 2
  }
  return products / squares
}
