import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A harmonic oscillator in a heat bath of temperature a: position x, momentum y, and z, minus the friction of the
 * thermostat, which turns negative while the kinetic energy is too small. Time-reversible, without an attractor:
 * chaotic sea and invariant tori.
 */
export const noseHoover: OdeSystem = defineOde({
  name: 'Nosé–Hoover oscillator',
  domain: 'physics',
  units: 'dimensionless',
  parameters: { a: 1.5 },
  equations: {
    x: 'y',
    y: '-x + y*z',
    z: 'a - y^2',
  },
  initialState: { x: -1.9758582, y: 0.24647527, z: 0.79024299 },
  period: 5.8673,
  notes:
    '(x² + y² + z²)/2 minus a times the time integral of z is constant; no function of x, y, z alone is. The orbit sticks to islands, so exponents of longer runs are larger.',
  source: 'S. Nosé, J. Chem. Phys. 81, 511-519 (1984); W. G. Hoover, Phys. Rev. A 31, 1695-1697 (1985)',
})
