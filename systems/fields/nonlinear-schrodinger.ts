import { exp } from '../../src/math/elementary.ts'
import { complexFourier } from '../../src/math/spectral/complex-fourier.ts'
import type { Spectrum } from '../../src/math/spectral/spectrum.ts'
import { cos, sin } from '../../src/math/trigonometric.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { later } from '../../src/system/lazily.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { checkSpectralGrid, type GridOptions, labels, onGrid, sample } from './grid.ts'
import { cubic, symbol } from './wave-operators.ts'

const facts = {
  name: 'nonlinear Schrödinger equation',
  domain: 'fields',
  units: 'dimensionless',
  notes:
    'Focusing with g > 0: solitons a sech(a(x − vt)) exp(i(vx + (a² − v²)t/2)) at g = 1. On a ring v has to be a ' +
    "multiple of 2π/length and the length some 40/a. The period is that of the phase at the soliton's peak.",
  source: 'V. E. Zakharov, A. B. Shabat, Sov. Phys. JETP 34, 62-69 (1972)',
} as const

/**
 * The nonlinear Schrödinger equation iψₜ = −ψₓₓ/2 − g|ψ|²ψ on a ring, its state [re ψ, im ψ]: light in fibers, waves on
 * deep water, cold atoms. The derivative is that of the Fourier series and the product is taken on the grid, so mass
 * and energy are conserved as in the continuum. It starts as a soliton that goes round at speed 8π/length.
 *
 * @throws RangeError unless size is a power of 2 from 4 on.
 */
export function nonlinearSchrodingerOf({ size = 256, length = 50 }: GridOptions = {}): OdeSystem {
  const grid = { size, length }
  checkSpectralGrid('nonlinearSchrodingerOf', grid)
  const waves = complexFourier(size)
  const { modes, toModes, fromModes } = waves
  // A whole number of waves, so that the phase closes round the ring.
  const speed = (8 * Math.PI) / length
  const envelope = (x: number): number => 2 / (exp(x - length / 2) + exp(length / 2 - x))
  return defineOde({
    ...facts,
    variables: [...labels('re', size), ...labels('im', size)],
    parameters: { g: 1, length },
    semilinear: ({ g, length }) => {
      const focus = cubic(waves, [0, g])
      return {
        ...{ modes, toModes, fromModes },
        linear: symbol(waves.waveNumbers(length), (k) => [0, (-k * k) / 2]),
        nonlinear: (_t, amplitudes, out) => focus(amplitudes, out),
      }
    },
    initialState: [
      ...sample(grid, (x) => envelope(x) * cos(speed * x)),
      ...sample(grid, (x) => envelope(x) * sin(speed * x)),
    ],
    invariants: {
      mass: (_t, psi, { length }) => meanPower(psi, 1) * length,
      energy: (_t, psi, { g, length }) => (meanSquaredSlope(waves, psi, length) - g * meanPower(psi, 2)) * (length / 2),
    },
    period: (4 * Math.PI) / (1 + speed * speed),
  })
}

/** The mean of |ψ|^(2·power) over the grid. */
function meanPower(psi: Float64Array, power: 1 | 2): number {
  const size = psi.length / 2
  let sum = 0
  for (let m = 0; m < size; m++) {
    const density = psi[m] * psi[m] + psi[size + m] * psi[size + m]
    sum += power === 1 ? density : density * density
  }
  return sum / size
}

/** The mean of |ψₓ|², by Parseval's theorem. */
function meanSquaredSlope(waves: Spectrum, psi: Float64Array, length: number): number {
  const amplitudes = new Float64Array(2 * waves.modes)
  waves.toModes(psi, amplitudes)
  return waves
    .waveNumbers(length)
    .reduce((sum, k, i) => sum + k * k * (amplitudes[2 * i] ** 2 + amplitudes[2 * i + 1] ** 2), 0)
}

/** A soliton on a ring of length 50. */
export const nonlinearSchrodinger: OdeSystem = later(
  { kind: 'ode', ...facts },
  [...onGrid, 'semilinear', 'period'],
  nonlinearSchrodingerOf,
)
