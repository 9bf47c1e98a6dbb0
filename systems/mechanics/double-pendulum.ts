import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

const kinetic =
  '(m2*l2^2*p1^2 + (m1 + m2)*l1^2*p2^2 - 2*m2*l1*l2*p1*p2*cos(theta1 - theta2))' +
  '/(2*m2*l1^2*l2^2*(m1 + m2*sin(theta1 - theta2)^2))'

/**
 * Two bobs on massless rods, hung one below the other, without friction; the angles theta are measured from the
 * vertical, p are the conjugate angular momenta.
 */
export const doublePendulum: HamiltonianSystem = defineHamiltonian({
  name: 'Double pendulum',
  domain: 'mechanics',
  units: { theta1: 'rad', theta2: 'rad', p1: 'kg m²/s', p2: 'kg m²/s', time: 's' },
  parameters: { g: 9.81, l1: 1, l2: 1, m1: 1, m2: 1 },
  positions: ['theta1', 'theta2'],
  momenta: ['p1', 'p2'],
  hamiltonian: `${kinetic} - (m1 + m2)*g*l1*cos(theta1) - m2*g*l2*cos(theta2)`,
  initialState: { theta1: -0.35224485, theta2: -2.65913106, p1: -1.2249799, p2: 2.535486 },
  period: 2.621,
  notes:
    'The start is the one of the dysts catalogue, angles (-44.334542, 223.53554), modulo 2π. The equations of the ' +
    'catalogue have a misprint (half of the term p1*p2*cos(theta1 - theta2) in the slopes of p) and do not conserve ' +
    'energy; these do. The period is that of small swings in phase.',
  source: 'J. B. Marion, S. T. Thornton, Classical Dynamics of Particles and Systems, Brooks/Cole (2004)',
})
