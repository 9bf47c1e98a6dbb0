import { realTransform } from '../fft.ts'
import type { Spectrum } from './spectrum.ts'

/**
 * Complex functions on the periodic grid x_m = m·length/size, values in the order [real parts, imaginary parts]. Modes
 * are k = 0 … size/2, then −size/2 + 1 … −1, times 2π/length.
 * @throws RangeError unless size is 2, 4, 8, …
 */
export function complexFourier(size: number): Spectrum {
  const transform = realTransform(size)
  const half = size / 2
  const re = new Float64Array(size)
  const im = new Float64Array(size)
  const a = new Float64Array(size + 2)
  const b = new Float64Array(size + 2)
  return {
    dim: 2 * size,
    modes: size,
    toModes(y, amplitudes) {
      for (let m = 0; m < size; m++) {
        re[m] = y[m] / size
        im[m] = y[size + m] / size
      }
      transform(re, a)
      transform(im, b)
      for (let k = 0, i = 0; k <= half; k++, i += 2) {
        amplitudes[i] = a[i] - b[i + 1]
        amplitudes[i + 1] = a[i + 1] + b[i]
      }
      for (let k = 1, i = 2, j = 2 * size - 2; k < half; k++, i += 2, j -= 2) {
        amplitudes[j] = a[i] + b[i + 1]
        amplitudes[j + 1] = b[i] - a[i + 1]
      }
    },
    // The same sums with the sign of i turned round.
    fromModes(amplitudes, y) {
      for (let k = 0; k < size; k++) {
        re[k] = amplitudes[2 * k]
        im[k] = amplitudes[2 * k + 1]
      }
      transform(re, a)
      transform(im, b)
      for (let m = 0, i = 0; m <= half; m++, i += 2) {
        y[m] = a[i] + b[i + 1]
        y[size + m] = b[i] - a[i + 1]
      }
      for (let m = 1, i = 2; m < half; m++, i += 2) {
        y[size - m] = a[i] - b[i + 1]
        y[2 * size - m] = a[i + 1] + b[i]
      }
    },
    waveNumbers: (length) =>
      Float64Array.from({ length: size }, (_, k) => (2 * Math.PI * (k > half ? k - size : k)) / length),
  }
}
