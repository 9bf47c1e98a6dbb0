import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Stretch and fold of the unit interval with constant slope; chaotic for mu > 1/2. */
export const tent: MapSystem = defineMap({
  name: 'tent map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { mu: 0.95 },
  equations: {
    x: 'mu*(1 - 2*abs(x - 0.5))',
  },
  initialState: { x: 0.51 },
  lyapunovExponent: Math.log(1.9),
  notes:
    'Slope ±2 mu everywhere, so the exponent is ln(2 mu) exactly. At mu = 1 floating point orbits fall on 0 after ' +
    'about 50 steps.',
  source: 'B. Derrida, A. Gervois, Y. Pomeau, Ann. Inst. H. Poincaré A 29, 305-356 (1978)',
})
