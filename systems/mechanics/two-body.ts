import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/** Two masses that attract each other by gravity, in the plane and in the frame where their center of mass rests. */
export const twoBody: HamiltonianSystem = defineHamiltonian({
  name: 'two-body problem',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { G: 1, m1: 0.75, m2: 0.25 },
  positions: ['x1', 'y1', 'x2', 'y2'],
  momenta: ['px1', 'py1', 'px2', 'py2'],
  hamiltonian: '(px1^2 + py1^2)/(2*m1) + (px2^2 + py2^2)/(2*m2) - G*m1*m2/sqrt((x2 - x1)^2 + (y2 - y1)^2)',
  initialState: {
    ...{ x1: -0.125, y1: 0, x2: 0.375, y2: 0 },
    ...{ px1: 0, py1: -0.1875 * Math.sqrt(3), px2: 0, py2: 0.1875 * Math.sqrt(3) },
  },
  invariants: {
    momentumX: 'px1 + px2',
    momentumY: 'py1 + py2',
    angularMomentum: 'x1*py1 - y1*px1 + x2*py2 - y2*px2',
  },
  period: 2 * Math.PI,
  notes:
    'The default orbit is an ellipse of eccentricity 1/2 and semi-major axis 1, started where the masses are ' +
    'nearest.',
  source: 'I. Newton, Principia (1687), book I, sect. XI',
})
