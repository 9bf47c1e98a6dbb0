import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A three-mode caricature of a convection cell: x is the speed of the roll, y and z are the temperature differences
 * across and along the height.
 */
export const rayleighBenard: OdeSystem = defineOde({
  name: 'Rayleigh–Bénard convection',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: { a: 30, b: 5, r: 18 },
  equations: {
    x: 'a*(y - x)',
    y: 'r*y - x*z',
    z: 'x*y - b*z',
  },
  initialState: { x: -15.660582, y: -13.32018, z: 26.879362 },
  period: 0.91967,
  notes:
    'The equations are those of the Lü system (Int. J. Bifurcation Chaos 12, 659-661 (2002)) with other parameters; ' +
    'the cited paper treats a coupled map lattice.',
  source: 'T. Yanagita, K. Kaneko, Physica D 82, 288-313 (1995), as cited by the dysts catalogue',
})
