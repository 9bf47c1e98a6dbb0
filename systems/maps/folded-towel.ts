import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Three coupled maps that stretch in two directions and fold: the first example of hyperchaos. */
export const foldedTowel: MapSystem = defineMap({
  name: 'folded towel map',
  domain: 'maps',
  units: 'dimensionless',
  equations: {
    x: '3.8*x*(1 - x) - 0.05*(y + 0.35)*(1 - 2*z)',
    y: '0.1*((y + 0.35)*(1 - 2*z) - 1)*(1 - 1.9*x)',
    z: '3.78*z*(1 - z) + 0.2*y',
  },
  initialState: { x: 0.085, y: -0.121, z: 0.075 },
  lyapunovExponent: 0.4307,
  notes: 'Exponents 0.431, 0.377 and -3.30 per iteration.',
  source: 'O. E. Rössler, Phys. Lett. A 71, 155-157 (1979)',
})
