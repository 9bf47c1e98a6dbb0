import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

const friction = '(1 - exp(-r))/r'

/**
 * A kicked rotor with friction, its strange attractor the simplest of a physical system; x is the angle in turns.
 */
export const zaslavskii: MapSystem = defineMap({
  name: 'Zaslavskii map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { eps: 5, nu: 0.2, r: 1 },
  equations: {
    x: `mod(x + nu*(1 + ${friction}*y) + eps*nu*${friction}*cos(2*pi*x), 1)`,
    y: 'exp(-r)*(y + eps*cos(2*pi*x))',
  },
  initialState: { x: 0.51, y: 0.1 },
  lyapunovExponent: 0.555,
  notes:
    'Contracts areas by the factor exp(-r). At r = 2 orbits end on a fixed point. Russell, Hanson and Ott (1980) ' +
    'used eps = 0.3, nu = 400/3, r = 3, with exponent 3.69.',
  source: 'G. M. Zaslavskii, Phys. Lett. A 69, 145-147 (1978)',
})
