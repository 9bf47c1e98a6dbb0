import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/**
 * Two weights on a string over two pulleys: m1 swings like a pendulum of length r at the angle theta from the
 * vertical, the heavier counterweight m2 only moves up and down. Chaotic for most mass ratios, integrable where m2
 * is three times m1.
 */
export const swingingAtwood: HamiltonianSystem = defineHamiltonian({
  name: "Swinging Atwood's machine",
  domain: 'mechanics',
  units: { r: 'm', theta: 'rad', pr: 'kg m/s', ptheta: 'kg m²/s', time: 's' },
  parameters: { m1: 1, m2: 4.5, g: 9.82 },
  positions: ['r', 'theta'],
  momenta: ['pr', 'ptheta'],
  hamiltonian: 'pr^2/(2*(m1 + m2)) + ptheta^2/(2*m1*r^2) + m2*g*r - m1*g*r*cos(theta)',
  initialState: { r: 0.113296, theta: Math.PI / 2, pr: 0.10992, ptheta: 0.17747 },
  period: 0.34176,
  source: 'N. B. Tufillaro, T. A. Abbott, D. J. Griffiths, Am. J. Phys. 52, 895-903 (1984)',
})
