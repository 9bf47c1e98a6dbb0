import { realFourier } from '../../src/math/spectral/real-fourier.ts'
import { sine } from '../../src/math/spectral/sine.ts'
import { mean } from '../../src/math/statistics.ts'
import { sin } from '../../src/math/trigonometric.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { later } from '../../src/system/lazily.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { type BoundedGridOptions, checkSpectralGrid, labels, onGrid, sample } from './grid.ts'
import { advection, symbol } from './wave-operators.ts'

const facts = {
  name: 'Burgers equation',
  domain: 'fields',
  units: 'dimensionless',
  notes: 'The characteristic time is that in which the initial sine steepens to a front.',
  source: 'J. M. Burgers, Adv. Appl. Mech. 1, 171-199 (1948); exact solutions: E. Hopf, CPAM 3, 201-230 (1950)',
} as const

/**
 * Burgers' equation uₜ = −u uₓ + viscosity · uₓₓ on a ring, or between ends held at 0: waves steepen to fronts about
 * 2·viscosity/u wide, which the grid has to resolve, and decay. Fourier–Galerkin, dealiased.
 *
 * @throws RangeError unless size is a power of 2, between ends one less; default 128, between ends 127.
 */
export function burgersOf({
  boundary = 'periodic',
  size = boundary === 'periodic' ? 128 : 127,
  length = 2 * Math.PI,
}: BoundedGridOptions = {}): OdeSystem {
  const grid = { size, length, boundary }
  checkSpectralGrid('burgersOf', grid)
  const ring = boundary === 'periodic'
  const ends = ring ? undefined : sine(size)
  const waves = ends ?? realFourier(size)
  const { modes, toModes, fromModes } = waves
  return defineOde({
    ...facts,
    variables: labels('u', size),
    parameters: { viscosity: 0.05, length },
    semilinear: ({ viscosity, length }) => {
      const waveNumbers = waves.waveNumbers(length)
      const steepen = advection(ends?.doubled ?? waves, waveNumbers)
      return {
        ...{ modes, toModes, fromModes },
        linear: symbol(waveNumbers, (k) => [-viscosity * k * k, 0]),
        nonlinear: (_t, amplitudes, out) => {
          steepen(amplitudes, out)
          if (!ring) for (let i = 0; i < out.length; i += 2) out[i] = 0
        },
      }
    },
    initialState: sample(grid, (x) => sin((2 * Math.PI * x) / length)),
    invariants: ring ? { momentum: (_t, u, { length }) => mean(u) * length } : {},
    period: length / (2 * Math.PI),
  })
}

/** A sine wave on a ring of length 2π that becomes a front at time 1. */
export const burgers: OdeSystem = later({ kind: 'ode', ...facts }, [...onGrid, 'semilinear', 'period'], burgersOf)
