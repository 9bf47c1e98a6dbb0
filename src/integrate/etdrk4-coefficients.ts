import { type Complex, complexExp, complexPolynomial, over, times } from '../math/complex.ts'
import { cos, sin } from '../math/trigonometric.ts'

/** What a step multiplies each mode with; complex, shape [2·modes]. Those of the nonlinear part contain the step h. */
export interface Coefficients {
  readonly wholeStep: Float64Array
  readonly halfStep: Float64Array
  readonly stage: Float64Array
  readonly first: Float64Array
  readonly middle: Float64Array
  readonly last: Float64Array
}

/** Points on the circle of radius 1 around hλ, over which the formulas are averaged; their error is about 1/32!. */
const POINTS = 32

/**
 * The coefficients of ETDRK4. Near z = 0 their formulas lose all digits, so each is taken as its mean over a circle around
 * z, which is its value since it is analytic.
 * Source: Kassam, Trefethen, SIAM J. Sci. Comput. 26, 1214–1233 (2005); the formulas of Cox, Matthews,
 * J. Comput. Phys. 176, 430–455 (2002), eqs. 26–29.
 *
 * @param linear Eigenvalues; shape [2·modes].
 */
export function etdrk4Coefficients(linear: Float64Array, h: number): Coefficients {
  const array = (): Float64Array => new Float64Array(linear.length)
  const coefficients = {
    ...{ wholeStep: array(), halfStep: array(), stage: array() },
    ...{ first: array(), middle: array(), last: array() },
  }
  const { stage, first, middle, last } = coefficients
  for (let i = 0; i < linear.length; i += 2) {
    const z: Complex = [h * linear[i], h * linear[i + 1]]
    put(coefficients.wholeStep, i, complexExp(z))
    put(coefficients.halfStep, i, complexExp([z[0] / 2, z[1] / 2]))
    for (const [k, values] of [stage, first, middle, last].entries()) put(values, i, contourMean(formulas[k], z, h))
  }
  return coefficients
}

/** Of r, e^(r/2) and e^r, to be multiplied by h. */
const formulas: readonly ((r: Complex, half: Complex, whole: Complex) => Complex)[] = [
  (r, [re, im]) => over([re - 1, im], r),
  (r, _, whole) => overCube([-4, -1], [4, -3, 1], r, whole),
  (r, _, whole) => overCube([4, 2], [-4, 2], r, whole),
  (r, _, whole) => overCube([-4, -3, -1], [4, -1], r, whole),
]

/** (p(r) + e^r q(r)) / r³ */
function overCube(p: readonly number[], q: readonly number[], r: Complex, whole: Complex): Complex {
  const plain = complexPolynomial(p, r)
  const grown = times(whole, complexPolynomial(q, r))
  return over([plain[0] + grown[0], plain[1] + grown[1]], times(r, times(r, r)))
}

/** For real z the lower half of the circle mirrors the upper one, and the mean is real. */
function contourMean(formula: (typeof formulas)[number], [re, im]: Complex, h: number): Complex {
  const points = im === 0 ? POINTS / 2 : POINTS
  let sum: Complex = [0, 0]
  for (let j = 0; j < points; j++) {
    const angle = (2 * Math.PI * (j + 0.5)) / POINTS
    const r: Complex = [re + cos(angle), im + sin(angle)]
    const half = complexExp([r[0] / 2, r[1] / 2])
    const value = formula(r, half, times(half, half))
    sum = [sum[0] + value[0], sum[1] + value[1]]
  }
  return [(h * sum[0]) / points, im === 0 ? 0 : (h * sum[1]) / points]
}

function put(values: Float64Array, i: number, [re, im]: Complex): void {
  values[i] = re
  values[i + 1] = im
}
