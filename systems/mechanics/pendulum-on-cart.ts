import { defineHamiltonian } from '../../src/system/define-later.ts'
import type { HamiltonianSystem } from '../../src/system/system.ts'

/** A pendulum hung from a cart that rolls without friction; x is the cart's place, theta the angle from straight down. */
export const pendulumOnCart: HamiltonianSystem = defineHamiltonian({
  name: 'pendulum on a cart',
  domain: 'mechanics',
  units: { x: 'm', theta: 'rad', px: 'kg m/s', ptheta: 'kg m^2/s', time: 's' },
  parameters: { cart: 2, bob: 1, length: 1, g: 9.81 },
  positions: ['x', 'theta'],
  momenta: ['px', 'ptheta'],
  hamiltonian:
    '(bob*length^2*px^2 - 2*bob*length*cos(theta)*px*ptheta + (cart + bob)*ptheta^2)' +
    '/(2*bob*length^2*(cart + bob*sin(theta)^2)) - bob*g*length*cos(theta)',
  initialState: { x: 0, theta: 2, px: 0, ptheta: 0 },
  invariants: { momentum: 'px' },
  period: 2.5328,
  notes: 'cart and bob are masses. Small swings have angular frequency sqrt((1 + bob/cart) g/length).',
  source: 'L. D. Landau, E. M. Lifshitz, Mechanics (1976), sect. 5, problem 2',
})
