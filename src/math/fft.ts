import FFT from 'fft.js'
import { cos, sin } from './trigonometric.ts'

/** A discrete Fourier transform of one size, its tables made once. */
export interface RealTransform {
  readonly size: number
  /**
   * Writes Σ x_m exp(−2πi k m / size) for k = 0 … size/2 into `out`, real and imaginary parts in turn.
   *
   * @param x Shape [size]. @param out Shape [size + 2].
   */
  (x: Float64Array, out: Float64Array): void
}

/** @throws RangeError unless size is 2, 4, 8, … */
export function realTransform(size: number): RealTransform {
  if (!(Number.isInteger(size) && size >= 2 && 2 ** Math.round(Math.log2(size)) === size))
    throw new RangeError(`realTransform: size must be a power of 2 from 2 on, got ${size}`)
  const fft = new FFT(size)
  // The package's own table comes from Math.cos, whose last bit differs between engines.
  for (let k = 0; k < size; k++) {
    const angle = (2 * Math.PI * k) / size
    fft.table[2 * k] = cos(angle)
    fft.table[2 * k + 1] = -sin(angle)
  }
  const scratch = new Float64Array(2 * size)
  const run = (x: Float64Array, out: Float64Array): void => {
    fft.realTransform(scratch, x)
    out.set(scratch.subarray(0, size + 2))
  }
  return Object.assign(run, { size })
}
