import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

// The share of the first rotlet in the stirring, switched by a steep tanh.
const share = '(0.5 + 0.5*tanh(20*tau*sin(2*pi*t/tau)))'

// Velocity of the rotlet at x = side·b and of its images in the circle r = a; the names are those of the distances.
const projection = (side: 1 | -1) => `(${side}*b*cos(theta))`
const image = (side: 1 | -1) => `(a^2 + b^2*r^2/a^2 - 2*r*${projection(side)})`
const direct = (side: 1 | -1) => `(b^2 + r^2 - 2*r*${projection(side)})`
const wall = '((1 - r^2/a^2)*(a^2 - b^2*r^2/a^2))'
const radial = (side: 1 | -1) =>
  `${side}*b*sin(theta)*(1/${direct(side)} - 1/${image(side)} - bc*${wall}/${image(side)}^2)`
const angular = (side: 1 | -1) => {
  const along = `(b^2*r/a^2 - ${projection(side)})`
  const slip = `bc*(${wall}*${along}/${image(side)}^2 + r*(a^2 + b^2 - 2*b^2*r^2/a^2)/(a^2*${image(side)}))`
  return `(${slip} + ${along}/${image(side)} - (r - ${projection(side)})/${direct(side)})`
}

/**
 * A particle in a disk of slow viscous fluid, stirred in turn by two rotlets (small rotating cylinders) at distance b
 * on either side of the center; one cycle of stirring takes tau.
 */
export const blinkingRotlet: OdeSystem = defineOde({
  name: 'Blinking rotlet',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: { a: 1, b: 0.5298833894399929, bc: 1, sigma: -1, tau: 3 },
  equations: {
    r: `sigma*(${share}*${radial(1)} + (1 - ${share})*${radial(-1)})`,
    theta: `sigma*(${share}*${angular(1)} + (1 - ${share})*${angular(-1)})/r`,
  },
  initialState: { r: 0.08541919, theta: Math.PI - 0.05204435 },
  period: 2.9520625,
  notes:
    'r and theta are polar coordinates; the start is the one of the dysts catalogue, (-0.08541919, -0.05204435), ' +
    'written with a positive radius. bc = 1 is a wall without slip, bc = 0 one with free slip (the blinking ' +
    'vortex). The switch is smooth: a tanh of steepness 20.',
  source:
    'V. V. Meleshko, H. Aref, Phys. Fluids 8, 3215-3217 (1996); P. Tallapragada, S. Sudarsanam, Phys. Rev. E 100, ' +
    '062207 (2019)',
})
