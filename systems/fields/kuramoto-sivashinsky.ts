import { realFourier } from '../../src/math/spectral/real-fourier.ts'
import { mean } from '../../src/math/statistics.ts'
import { cos } from '../../src/math/trigonometric.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { later } from '../../src/system/lazily.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { checkSpectralGrid, type GridOptions, labels, onGrid, sample } from './grid.ts'
import { advection, symbol } from './wave-operators.ts'

const facts = {
  name: 'Kuramoto–Sivashinsky equation',
  domain: 'fields',
  units: 'dimensionless',
  notes:
    'The fastest growing wave has length 2√2π = 8.9 and grows at rate 1/4. The mean of u stays, and a start that is odd ' +
    'about a point stays so up to rounding. The period is the lag at which u at a point is most like itself again.',
  source:
    'Y. Kuramoto, T. Tsuzuki, Prog. Theor. Phys. 55, 356-369 (1976); G. Sivashinsky, Acta Astronaut. 4, 1177-1206 ' +
    '(1977); length 22: P. Cvitanović, R. L. Davidchack, E. Siminos, SIAM J. Appl. Dyn. Syst. 9, 1-33 (2010)',
} as const

/**
 * The Kuramoto–Sivashinsky equation uₜ = −u uₓ − uₓₓ − uₓₓₓₓ on a ring: flame fronts, films running down a wall, chaos in
 * space and time. Fourier–Galerkin, dealiased. Stiff: integrate it with `etdrk4`.
 *
 * @throws RangeError unless size is a power of 2 from 4 on.
 */
export function kuramotoSivashinskyOf({ size = 128, length = 22 }: GridOptions = {}): OdeSystem {
  const grid = { size, length }
  checkSpectralGrid('kuramotoSivashinskyOf', grid)
  const waves = realFourier(size)
  const { modes, toModes, fromModes } = waves
  return defineOde({
    ...facts,
    variables: labels('u', size),
    parameters: { length },
    semilinear: ({ length }) => {
      const waveNumbers = waves.waveNumbers(length)
      const steepen = advection(waves, waveNumbers)
      return {
        ...{ modes, toModes, fromModes },
        linear: symbol(waveNumbers, (k) => [k * k * (1 - k * k), 0]),
        nonlinear: (_t, amplitudes, out) => steepen(amplitudes, out),
      }
    },
    initialState: sample(grid, (x) => cos((2 * Math.PI * x) / length) + cos((4 * Math.PI * x) / length) / 2),
    invariants: { mass: (_t, u, { length }) => mean(u) * length },
    ...(length === 22 && { lyapunovExponent: 0.048, period: 22 }),
  })
}

/** The smallest ring that is much studied for its chaos: length 22, of 128 points. */
export const kuramotoSivashinsky: OdeSystem = later(
  { kind: 'ode', ...facts },
  [...onGrid, 'semilinear', 'period', 'lyapunovExponent'],
  kuramotoSivashinskyOf,
)
