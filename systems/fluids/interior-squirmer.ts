import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const modes = [1, 2, 3, 4, 5]

/** 1 in the first half of each stirring period, 0 in the second. */
const first = '(1 + tanh(20*tau*sin(2*pi*t/tau)))/2'
const second = '(1 - tanh(20*tau*sin(2*pi*t/tau)))/2'

/** The sum of a_n (or g_n) r^n, a factor and a circular function of n theta over the modes. */
function sum(coefficient: 'a' | 'g', factor: (n: number) => string, circular: 'sin' | 'cos'): string {
  return `(${modes.map((n) => `${coefficient}${n}*r^${n}*${factor(n)}*${circular}(${n}*theta)`).join(' + ')})`
}
const radial = (n: number): string => `${n}`
const angular = (n: number): string => `(2*r^2 + ${n}*(r^2 - 1))`

/**
 * A particle (radius r, angle theta) in a round dish of viscous fluid that is stirred by the slip of the wall: for half
 * of each period tau the one with the Fourier coefficients a1, a2, …, for the other half that of g1, g2, ….
 */
export const interiorSquirmer: OdeSystem = defineOde({
  name: 'Interior squirmer',
  domain: 'fluids',
  units: 'dimensionless',
  parameters: {
    ...Object.fromEntries(modes.map((n) => [`a${n}`, 0.5])),
    ...Object.fromEntries(modes.map((n) => [`g${n}`, 0.5])),
    tau: 3,
  },
  equations: {
    r: `(r^2 - 1)/r*(${first}*${sum('a', radial, 'sin')} + ${second}*${sum('g', radial, 'cos')})`,
    theta: `(${first}*${sum('a', angular, 'cos')} - ${second}*${sum('g', angular, 'sin')})/r^2`,
  },
  initialState: { r: 0.1, theta: 0.1 },
  period: 28.823,
  notes:
    'The flow of the stream function sum r^n (r² - 1) (a_n cos n theta - g_n sin n theta); valid for 0 < r < 1. ' +
    'The dysts catalogue starts at the time 0.1.',
  source: 'J. R. Blake, Bull. Aust. Math. Soc. 5, 255-264 (1971); stirring protocol of the dysts catalogue',
})
