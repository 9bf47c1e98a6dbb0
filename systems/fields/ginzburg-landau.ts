import { complexFourier } from '../../src/math/spectral/complex-fourier.ts'
import { cos, sin } from '../../src/math/trigonometric.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { later } from '../../src/system/lazily.ts'
import type { OdeSystem } from '../../src/system/system.ts'
import { checkSpectralGrid, type GridOptions, labels, onGrid, sample } from './grid.ts'
import { cubic, symbol } from './wave-operators.ts'

const facts = {
  name: 'complex Ginzburg–Landau equation',
  domain: 'fields',
  units: 'dimensionless',
  notes:
    'Plane waves √(1 − q²) exp(i(qx − ωt)) with ω = c + (b − c)q²; all are unstable where 1 + bc < 0, as at the ' +
    'defaults, where the phase is chaotic and |A| falls to nearly 0 now and then. The period is that of the uniform ' +
    'oscillation, 2π/|c|.',
  source: 'I. S. Aranson, L. Kramer, Rev. Mod. Phys. 74, 99-143 (2002)',
} as const

/**
 * The complex Ginzburg–Landau equation Aₜ = A + (1 + ib)Aₓₓ − (1 + ic)|A|²A on a ring, its state [re A, im A]: the slow
 * amplitude of anything that starts to oscillate in a wide medium. Fourier series, the product taken on the grid.
 *
 * @throws RangeError unless size is a power of 2 from 4 on.
 */
export function ginzburgLandauOf({ size = 256, length = 100 }: GridOptions = {}): OdeSystem {
  const grid = { size, length }
  checkSpectralGrid('ginzburgLandauOf', grid)
  const waves = complexFourier(size)
  const { modes, toModes, fromModes } = waves
  const angle = (x: number): number => (2 * Math.PI * x) / length
  return defineOde({
    ...facts,
    variables: [...labels('re', size), ...labels('im', size)],
    parameters: { b: 2, c: -1.2, length },
    semilinear: ({ b, c, length }) => {
      const saturate = cubic(waves, [-1, -c])
      return {
        ...{ modes, toModes, fromModes },
        linear: symbol(waves.waveNumbers(length), (k) => [1 - k * k, -b * k * k]),
        nonlinear: (_t, amplitudes, out) => saturate(amplitudes, out),
      }
    },
    initialState: [
      ...sample(grid, (x) => 1 + 0.1 * cos(angle(x))),
      ...sample(grid, (x) => 0.1 * sin(2 * angle(x)) + 0.1 * cos(3 * angle(x))),
    ],
    period: (2 * Math.PI) / 1.2,
  })
}

/** A ring of length 100 in the regime of chaos. */
export const ginzburgLandau: OdeSystem = later(
  { kind: 'ode', ...facts },
  [...onGrid, 'semilinear', 'period'],
  ginzburgLandauOf,
)
