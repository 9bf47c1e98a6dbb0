import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

// Maps the box to two cells of equal width, [0, 1] and [1, 2].
const f = '(x + eps*sin(omega*t)*x*(x - 2))'

/**
 * A particle between two counter-rotating eddies in the box 0 < x < 2, 0 < y < 1; the wall of fluid between them sways
 * with amplitude eps and frequency omega, and particles cross it.
 */
export const doubleGyre: OdeSystem = defineOde({
  name: 'Double gyre',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: { alpha: 0.1, eps: 0.1, omega: 0.62832 },
  equations: {
    x: `-alpha*pi*sin(pi*${f})*cos(pi*y)`,
    y: `alpha*pi*cos(pi*${f})*sin(pi*y)*(1 + 2*eps*sin(omega*t)*(x - 1))`,
  },
  initialState: { x: 0.9527703204, y: 0.7383609522 },
  period: 13.953,
  notes:
    'A conserved area, no attractor: starts decide between chaotic and regular paths. The start continues that of ' +
    'the dysts catalogue, (1.5327241, 0.99802126) at phase 3879.3323, to the next phase 0.',
  source: 'S. C. Shadden, F. Lekien, J. E. Marsden, Physica D 212, 271-304 (2005)',
})
