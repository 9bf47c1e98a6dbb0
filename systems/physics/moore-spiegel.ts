import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A parcel of fluid in a star, held by a spring, that exchanges heat with its stratified surroundings; a model of
 * irregular stellar pulsation. x is the displacement, y its velocity, a z its acceleration.
 */
export const mooreSpiegel: OdeSystem = defineOde({
  name: 'Moore–Spiegel oscillator',
  domain: 'physics',
  units: 'dimensionless',
  parameters: { a: 10, b: 4, eps: 9 },
  equations: {
    x: 'y',
    y: 'a*z',
    z: '-z + eps*y - y*x^2 - b*x',
  },
  initialState: { x: -3.4733266, y: 19.666962, z: -3.8262485 },
  period: 1.2887,
  notes:
    "The original x''' + x'' + (T - R + R x²) x' + T x = 0 has T = a*b and R = a*(b + eps), its x being sqrt(a/R) " +
    'times the x here.',
  source: 'D. W. Moore, E. A. Spiegel, Astrophys. J. 143, 871-887 (1966)',
})
