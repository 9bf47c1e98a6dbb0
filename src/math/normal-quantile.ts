import { log } from './logarithm.ts'

/** P(r)/Q(r), the coefficients by ascending powers. */
interface Rational {
  readonly numerator: readonly number[]
  readonly denominator: readonly number[]
}

/** For |q| ≤ 0.425, in r = 0.180625 − q². Source: M. J. Wichura, Algorithm AS 241, Appl. Statist. 37, 477–484 (1988). */
const center: Rational = {
  numerator: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  denominator: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
}

/** Further out, in r − 1.6 for r = √(−log of the distance from 0 or 1) ≤ 5. */
const shoulder: Rational = {
  numerator: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  denominator: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
}

/** And beyond, in r − 5. */
const tail: Rational = {
  numerator: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  denominator: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
}

/**
 * The standard normal number below which a fraction u + 2⁻⁵⁴ of all lie: for u a multiple of 2⁻⁵³ in [0, 1), as
 * generators draw them, the middle of its cell, so that 0 is no special case and the distribution is symmetric.
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5 + 2 ** -54
  if (Math.abs(q) <= 0.425) return q * ratio(center, 0.180625 - q * q)
  const distance = q < 0 ? u + 2 ** -54 : 1 - u - 2 ** -54
  const r = Math.sqrt(-log(distance))
  const x = r <= 5 ? ratio(shoulder, r - 1.6) : ratio(tail, r - 5)
  return q < 0 ? -x : x
}

function ratio({ numerator, denominator }: Rational, r: number): number {
  let p = numerator[7]
  let q = denominator[7]
  for (let i = 6; i >= 0; i--) {
    p = p * r + numerator[i]
    q = q * r + denominator[i]
  }
  return p / q
}
