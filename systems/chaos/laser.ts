import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A three-variable flow with two cubic terms and one square, realized as an analog circuit; a pair of scrolls,
 * mirrored by (x, y) to (-x, -y).
 */
export const laser: OdeSystem = defineOde({
  name: 'Abooee–Yaghini-Bonabi–Jahed-Motlagh',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 10, b: 1, c: 5, d: -1, h: -5, k: -6 },
  equations: {
    x: 'a*(y - x) + b*y*z^2',
    y: 'c*x + d*x*z^2',
    z: 'h*z + k*x^2',
  },
  initialState: { x: -2.540801356216252, y: -1.940570579119389, z: -2.9680975444071955 },
  period: 0.94667,
  notes: "The dysts catalogue lists it as 'Laser', but it is not derived from a laser.",
  source:
    'A. Abooee, H. A. Yaghini-Bonabi, M. R. Jahed-Motlagh, Commun. Nonlinear Sci. Numer. Simul. 18, 1235-1245 (2013)',
})
