import { defineSde } from '../../src/system/define-later.ts'
import type { SdeSystem } from '../../src/system/system.ts'

/**
 * A particle without inertia in the potential b x⁴/4 - a x²/2, which now and then noise carries across the barrier from
 * one well to the other.
 */
export const doubleWellNoise: SdeSystem = defineSde({
  name: 'Double well with noise',
  domain: 'physics',
  units: 'dimensionless',
  parameters: { a: 1, b: 1, sigma: 0.5 },
  equations: { x: 'a*x - b*x^3' },
  noise: { x: 'sigma' },
  initialState: { x: 1 },
  notes:
    'The wells are at sqrt(a/b) and its negative. From one to the other it takes, on average, about sqrt(2) pi/a ' +
    'exp(a²/(2 b sigma²)) where that is long (Kramers’ formula): 32.8 at the default parameters, where it is in fact ' +
    '41.0.',
  source: 'H. A. Kramers, Physica 7, 284-304 (1940)',
})
