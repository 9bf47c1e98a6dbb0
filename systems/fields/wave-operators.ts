import type { Spectrum } from '../../src/math/spectral/spectrum.ts'

/** The eigenvalues σ(k) of a linear operator with constant coefficients; complex, shape [2·modes]. */
export function symbol(
  waveNumbers: Float64Array,
  sigma: (k: number) => readonly [re: number, im: number],
): Float64Array {
  return Float64Array.from([...waveNumbers].flatMap(sigma))
}

/**
 * Writes the amplitudes of −(u²)ₓ/2. Of u and of the square only waves below a third of the sampling frequency are kept:
 * those of their products that the grid takes for others are then among the rest (the 2/3 rule of Orszag). So Σ u² gains
 * and loses nothing, as in the continuum.
 *
 * @param waves Of real functions on a ring. @param waveNumbers Shape [modes].
 */
export function advection(
  waves: Spectrum,
  waveNumbers: Float64Array,
): (amplitudes: Float64Array, out: Float64Array) => void {
  const kept = Math.ceil(waves.dim / 3)
  const low = new Float64Array(2 * waves.modes)
  const u = new Float64Array(waves.dim)
  return (amplitudes, out) => {
    for (let i = 0; i < 2 * kept; i++) low[i] = amplitudes[i]
    waves.fromModes(low, u)
    for (let m = 0; m < u.length; m++) u[m] *= u[m]
    waves.toModes(u, out)
    for (let k = 0, i = 0; k < waves.modes; k++, i += 2) {
      const half = k < kept ? waveNumbers[k] / 2 : 0
      const re = out[i]
      out[i] = half * out[i + 1]
      out[i + 1] = -half * re
    }
  }
}

/** Writes the amplitudes of factor · |A|²A for a complex field A, the product being taken on the grid. */
export function cubic(
  waves: Spectrum,
  [factorRe, factorIm]: readonly [re: number, im: number],
): (amplitudes: Float64Array, out: Float64Array) => void {
  const values = new Float64Array(waves.dim)
  const size = waves.dim / 2
  return (amplitudes, out) => {
    waves.fromModes(amplitudes, values)
    for (let m = 0; m < size; m++) {
      const re = values[m]
      const im = values[size + m]
      const density = re * re + im * im
      values[m] = density * (factorRe * re - factorIm * im)
      values[size + m] = density * (factorRe * im + factorIm * re)
    }
    waves.toModes(values, out)
  }
}
