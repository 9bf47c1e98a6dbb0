import { exp } from './elementary.ts'
import { cos, sin } from './trigonometric.ts'

export type Complex = readonly [re: number, im: number]

export function times([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c]
}

/** Plain division: squares of the divisor must neither overflow nor underflow. */
export function over([a, b]: Complex, [c, d]: Complex): Complex {
  const size = c * c + d * d
  return [(a * c + b * d) / size, (b * c - a * d) / size]
}

export function complexExp([re, im]: Complex): Complex {
  const size = exp(re)
  return [size * cos(im), size * sin(im)]
}

/** c₀ + c₁z + c₂z² + … */
export function complexPolynomial(coefficients: readonly number[], z: Complex): Complex {
  return coefficients.reduceRight<Complex>(
    ([re, im], c) => {
      const product = times([re, im], z)
      return [product[0] + c, product[1]]
    },
    [0, 0],
  )
}
