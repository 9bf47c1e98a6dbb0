import { exp } from '../../src/math/elementary.ts'
import { realFourier } from '../../src/math/spectral/real-fourier.ts'
import { sine } from '../../src/math/spectral/sine.ts'
import { mean } from '../../src/math/statistics.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { later } from '../../src/system/lazily.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { type BoundedGridOptions, checkSpectralGrid, labels, onGrid, sample } from './grid.ts'
import { symbol } from './wave-operators.ts'

const facts = {
  name: 'heat equation',
  domain: 'fields',
  notes: 'The characteristic time is that in which the slowest wave decays to 1/e. Backwards in time it blows up.',
  source: 'J. Fourier, Théorie analytique de la chaleur (1822)',
} as const

/**
 * The heat equation uₜ = diffusivity · uₓₓ on a ring, or between ends held at 0: every wave of number k decays at the rate
 * diffusivity · k², exactly so here. Without a nonlinear part, `etdrk4` solves it exactly with steps of any length.
 *
 * @throws RangeError unless size is a power of 2, between ends one less; default 64, between ends 63.
 */
export function heatEquationOf({
  boundary = 'periodic',
  size = boundary === 'periodic' ? 64 : 63,
  length = 1,
}: BoundedGridOptions = {}): OdeSystem {
  const grid = { size, length, boundary }
  checkSpectralGrid('heatEquationOf', grid)
  const ring = boundary === 'periodic'
  const waves = ring ? realFourier(size) : sine(size)
  const { modes, toModes, fromModes } = waves
  const slowest = (ring ? 2 : 1) * (Math.PI / length)
  return defineOde({
    ...facts,
    variables: labels('u', size),
    parameters: { diffusivity: 1, length },
    semilinear: ({ diffusivity, length }) => ({
      ...{ modes, toModes, fromModes },
      linear: symbol(waves.waveNumbers(length), (k) => [-diffusivity * k * k, 0]),
      nonlinear: (_t, _amplitudes, out) => out.fill(0),
    }),
    initialState: sample(grid, (x) => exp(-200 * (x / length - 1 / 2) ** 2)),
    invariants: ring ? { heat: (_t, u, { length }) => mean(u) * length } : {},
    period: 1 / (slowest * slowest),
  })
}

/** A warm spot on a ring of length 1. */
export const heatEquation: OdeSystem = later(
  { kind: 'ode', ...facts },
  [...onGrid, 'semilinear', 'period'],
  heatEquationOf,
)
