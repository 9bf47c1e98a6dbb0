import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const force = '(kx*x + kv*v + ktheta*theta + komega*omega)'
const push = `(${force} + mass*half*omega^2*sin(theta))/(cart + mass)`
const spin = `(g*sin(theta) - cos(theta)*${push})/(half*(4/3 - mass*cos(theta)^2/(cart + mass)))`

/**
 * A pole balanced on a cart by pushing the cart: place x and speed v of the cart, angle theta of the pole from upright
 * and its rate omega. The push is kx x + kv v + ktheta theta + komega omega; without it the pole falls.
 */
export const cartPole: OdeSystem = defineOde({
  name: 'cart–pole',
  domain: 'control',
  units: { x: 'm', v: 'm/s', theta: 'rad', omega: 'rad/s', time: 's' },
  parameters: { cart: 1, mass: 0.1, half: 0.5, g: 9.8, kx: 1, kv: 2.30297, ktheta: 31.86806, komega: 8.17507 },
  equations: {
    x: 'v',
    v: `${push} - mass*half*${spin}*cos(theta)/(cart + mass)`,
    theta: 'omega',
    omega: spin,
  },
  initialState: { x: 0.5, v: 0, theta: 0.2, omega: 0 },
  period: 1.234,
  notes:
    'cart and mass are in kg, half is half the length of the pole. The gains minimize the integral of x^2 + v^2 + ' +
    'theta^2 + omega^2 + push^2 near upright. Gains of zero leave the motion free, and the pole falls like exp(4 ' +
    't). The period given is the time in which the slowest part of a disturbance shrinks by the factor e.',
  source: 'A. G. Barto, R. S. Sutton, C. W. Anderson, IEEE Trans. Systems, Man, and Cybernetics 13, 834-846 (1983)',
})
