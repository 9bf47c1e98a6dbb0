import { exp } from '../../src/math/elementary.ts'
import { realFourier } from '../../src/math/spectral/real-fourier.ts'
import { sine } from '../../src/math/spectral/sine.ts'
import type { Spectrum } from '../../src/math/spectral/spectrum.ts'
import { defineHamiltonian } from '../../src/system/define-hamiltonian.ts'
import { later } from '../../src/system/lazily.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'
import { type BoundedGridOptions, checkSpectralGrid, labels, onGrid, sample } from './grid.ts'

const facts = {
  name: 'wave equation',
  domain: 'fields',
  notes:
    'Every solution has the period length/speed on a ring (if its mean velocity is 0), twice that between fixed ends.',
  source: "J. d'Alembert, Hist. Acad. Sci. Berlin 3, 214-219 (1747)",
} as const

/**
 * The wave equation uₜₜ = speed² uₓₓ of a string, on a ring or between fixed ends: positions u and momenta v = uₜ on the
 * grid, their derivatives those of the Fourier series. The Hamiltonian Σ (v² + speed² uₓ²)/2 is the energy divided by
 * the grid spacing. It starts as a hump at rest, which runs apart to both sides.
 *
 * @throws RangeError unless size is a power of 2, between ends one less; default 128, between ends 127.
 */
export function waveEquationOf({
  boundary = 'periodic',
  size = boundary === 'periodic' ? 128 : 127,
  length = 1,
}: BoundedGridOptions = {}): HamiltonianSystem {
  const grid = { size, length, boundary }
  checkSpectralGrid('waveEquationOf', grid)
  const ring = boundary === 'periodic'
  const curve = minusCurvature(ring ? realFourier(size) : sine(size))
  const bent = new Float64Array(size)
  return defineHamiltonian({
    ...facts,
    positions: labels('u', size),
    momenta: labels('v', size),
    separable: true,
    parameters: { speed: 1, length },
    hamiltonian: (y, { speed, length }) => {
      curve(y, length, bent)
      let twice = 0
      for (let i = 0; i < size; i++) twice += y[size + i] * y[size + i] + speed * speed * y[i] * bent[i]
      return twice / 2
    },
    gradient: (y, gradient, { speed, length }) => {
      curve(y, length, bent)
      for (let i = 0; i < size; i++) {
        gradient[i] = speed * speed * bent[i]
        gradient[size + i] = y[size + i]
      }
    },
    initialState: [...sample(grid, (x) => exp(-200 * (x / length - 1 / 2) ** 2)), ...labels('v', size).map(() => 0)],
    invariants: ring ? { momentum: (_t, y) => total(y, size, 2 * size) } : {},
    period: ring ? length : 2 * length,
  })
}

/** Writes −uₓₓ of the first entries of y into out. */
function minusCurvature(waves: Spectrum): (y: Float64Array, length: number, out: Float64Array) => void {
  const amplitudes = new Float64Array(2 * waves.modes)
  const unit = waves.waveNumbers(1)
  return (y, length, out) => {
    waves.toModes(y, amplitudes)
    for (let k = 0; k < waves.modes; k++) {
      const square = (unit[k] / length) ** 2
      amplitudes[2 * k] *= square
      amplitudes[2 * k + 1] *= square
    }
    waves.fromModes(amplitudes, out)
  }
}

function total(y: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += y[i]
  return sum
}

/** A plucked ring of length 1 with waves of speed 1. */
export const waveEquation: HamiltonianSystem = later(
  { kind: 'ode', ...facts },
  [...onGrid, 'period', 'hamiltonian', 'degrees', 'separable'],
  waveEquationOf,
)
