import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A sphere-like attractor with a tube along its axis, from the normal form of interacting Hopf and steady
 * bifurcations.
 */
export const aizawa: OdeSystem = defineOde({
  name: 'Aizawa',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.95, b: 0.7, c: 0.6, d: 3.5, e: 0.25, f: 0.1 },
  equations: {
    x: '(z - b)*x - d*y',
    y: 'd*x + (z - b)*y',
    z: 'c + a*z - z^3/3 - (x^2 + y^2)*(1 + e*z) + f*z*x^3',
  },
  initialState: { x: -0.78450179, y: -0.62887672, z: -0.17620268 },
  period: 2.5837,
  source:
    'Y. Aizawa, T. Uezu, Prog. Theor. Phys. 67, 982-985 (1982); W. F. Langford, Numerical Methods for Bifurcation ' +
    'Problems, Birkhäuser, 285-295 (1984)',
})
