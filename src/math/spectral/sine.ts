import { realFourier } from './real-fourier.ts'
import type { Spectrum } from './spectrum.ts'

/** A sine series, as what it is on the doubled grid. */
export interface Sine extends Spectrum {
  /** The waves of the odd, periodic continuation; its modes are the same, on twice the length. */
  readonly doubled: Spectrum
}

/**
 * Real functions that vanish at both ends of [0, length], by their values at x_m = (m + 1)·length/(size + 1). They are
 * continued to odd functions of period 2·length, whose amplitudes have real parts of zero.
 * @throws RangeError unless size is 1, 3, 7, 15, …
 */
export function sine(size: number): Sine {
  const doubled = realFourier(2 * (size + 1))
  const odd = new Float64Array(doubled.dim)
  return {
    dim: size,
    modes: doubled.modes,
    doubled,
    toModes(y, amplitudes) {
      for (let m = 0; m < size; m++) {
        odd[m + 1] = y[m]
        odd[doubled.dim - 1 - m] = -y[m]
      }
      odd[0] = 0
      odd[size + 1] = 0
      doubled.toModes(odd, amplitudes)
      for (let i = 0; i < amplitudes.length; i += 2) amplitudes[i] = 0
    },
    fromModes(amplitudes, y) {
      doubled.fromModes(amplitudes, odd)
      for (let m = 0; m < size; m++) y[m] = odd[m + 1]
    },
    waveNumbers: (length) => doubled.waveNumbers(2 * length),
  }
}
