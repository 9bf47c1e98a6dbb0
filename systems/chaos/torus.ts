import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Quasiperiodic motion on a torus about the z axis with central radius r: once around per 2π, n times through the
 * hole meanwhile. Never repeats for irrational n, and is not chaotic.
 */
export const torus: OdeSystem = defineOde({
  name: 'Torus',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { r: 1, n: 15.3 },
  equations: {
    x: '-n*z*x/sqrt(x^2 + y^2) - y',
    y: '-n*z*y/sqrt(x^2 + y^2) + x',
    z: 'n*(sqrt(x^2 + y^2) - r)',
  },
  initialState: { x: 1.5, y: 0, z: 0 },
  invariants: { tube: '(sqrt(x^2 + y^2) - r)^2 + z^2' },
  period: 6.36,
  notes:
    'The initial state sets the radius of the tube, 0.5. From there it is x = R cos(t), y = R sin(t), z = 0.5 ' +
    'sin(n*t) with R = r + 0.5 cos(n*t), whose time derivative the dysts catalogue uses as a field without state.',
  source: 'S. H. Strogatz, Nonlinear Dynamics and Chaos (1994), section 8.6',
})
