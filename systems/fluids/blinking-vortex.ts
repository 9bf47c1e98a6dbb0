import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

// The share of the first vortex in the stirring, switched by a steep tanh.
const share = '(0.5 + 0.5*tanh(20*tau*sin(2*pi*t/tau)))'

// Velocity of the vortex at x = side·b and of its image in the circle r = a.
const projection = (side: 1 | -1) => `(${side}*b*cos(theta))`
const image = (side: 1 | -1) => `(a^2 + b^2*r^2/a^2 - 2*r*${projection(side)})`
const direct = (side: 1 | -1) => `(b^2 + r^2 - 2*r*${projection(side)})`
const radial = (side: 1 | -1) => `${side}*b*sin(theta)*(1/${direct(side)} - 1/${image(side)})`
const angular = (side: 1 | -1) =>
  `((b^2*r/a^2 - ${projection(side)})/${image(side)} - (r - ${projection(side)})/${direct(side)})`

/**
 * A particle in a disk of ideal fluid, stirred in turn by two vortices at distance b on either side of the center: the
 * classic minimal model of chaotic mixing. One cycle of stirring takes tau.
 */
export const blinkingVortex: OdeSystem = defineOde({
  name: 'Blinking vortex',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: { a: 1, b: 0.5, sigma: -1, tau: 3 },
  equations: {
    r: `sigma*(${share}*${radial(1)} + (1 - ${share})*${radial(-1)})`,
    theta: `sigma*(${share}*${angular(1)} + (1 - ${share})*${angular(-1)})/r`,
  },
  initialState: { r: 0.08541919, theta: Math.PI - 0.05204435 },
  period: 2.7616666666666667,
  notes:
    'r and theta are polar coordinates; the start is the one of the dysts catalogue, (-0.08541919, -0.05204435), ' +
    'written with a positive radius. The switch is smooth, a tanh of steepness 20; in the paper it is a jump.',
  source: 'H. Aref, J. Fluid Mech. 143, 1-21 (1984)',
})
