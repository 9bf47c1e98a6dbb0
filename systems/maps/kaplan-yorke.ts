import { defineMap } from '../../src/system/define-later.ts'
import type { MapSystem } from '../../src/system/system.ts'

/** Doubling of x drives a contracting y: an attractor whose dimension can be computed by hand. */
export const kaplanYorke: MapSystem = defineMap({
  name: 'Kaplan–Yorke map',
  domain: 'maps',
  units: 'dimensionless',
  parameters: { alpha: 0.2 },
  equations: {
    x: 'mod(2*x, 0.99999995)',
    y: 'alpha*y + cos(4*pi*x)',
  },
  initialState: { x: 0.2, y: 0.2 },
  lyapunovExponent: Math.log(2),
  notes:
    'The modulus is 0.99999995 instead of 1: exact doubling shifts the bits of a floating point number to zero ' +
    'within 53 steps. Exponents ln 2 and ln alpha, so the Lyapunov dimension is 1 + ln 2/|ln alpha|.',
  source: 'J. L. Kaplan, J. A. Yorke, Lecture Notes in Mathematics 730, 204-227 (1979)',
})
