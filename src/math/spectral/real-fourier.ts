import { realTransform } from '../fft.ts'
import type { Spectrum } from './spectrum.ts'

/**
 * Real functions on the periodic grid x_m = m·length/size: the waves k = 0 … size/2 · 2π/length, the others being their
 * conjugates.
 * @throws RangeError unless size is 2, 4, 8, …
 */
export function realFourier(size: number): Spectrum {
  const transform = realTransform(size)
  const half = size / 2
  const scale = 1 / size
  const hartley = new Float64Array(size)
  const sums = new Float64Array(size + 2)
  return {
    dim: size,
    modes: half + 1,
    toModes(y, amplitudes) {
      transform(y, amplitudes)
      for (let i = 0; i < size + 2; i++) amplitudes[i] *= scale
    },
    // Re û − Im û are the coefficients of cos + sin: of a transform that is, but for a factor, its own inverse.
    fromModes(amplitudes, y) {
      hartley[0] = amplitudes[0]
      hartley[half] = amplitudes[size]
      for (let k = 1; k < half; k++) {
        hartley[k] = amplitudes[2 * k] - amplitudes[2 * k + 1]
        hartley[size - k] = amplitudes[2 * k] + amplitudes[2 * k + 1]
      }
      transform(hartley, sums)
      y[0] = sums[0]
      y[half] = sums[size]
      for (let m = 1; m < half; m++) {
        y[m] = sums[2 * m] - sums[2 * m + 1]
        y[size - m] = sums[2 * m] + sums[2 * m + 1]
      }
    },
    waveNumbers: (length) => Float64Array.from({ length: half + 1 }, (_, k) => (2 * Math.PI * k) / length),
  }
}
