import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A jerk equation (x, velocity y, acceleration z) with one cubic term; a spiral attractor around a saddle focus. */
export const arneodo: OdeSystem = defineOde({
  name: 'Arneodo–Coullet–Tresser',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: -5.5, b: 4.5, c: 1, d: -1 },
  equations: {
    x: 'y',
    y: 'z',
    z: '-a*x - b*y - c*z + d*x^3',
  },
  initialState: { x: -2.7515698, y: 0.19079818, z: 3.4703629 },
  period: 3.1641,
  notes: 'The paper of 1980 treats Volterra equations; the jerk form with the cubic term is the one of 1985.',
  source:
    'A. Arneodo, P. Coullet, C. Tresser, Phys. Lett. A 79, 259-263 (1980); A. Arneodo, P. H. Coullet, E. A. ' +
    'Spiegel, C. Tresser, Physica D 14, 327-347 (1985)',
})
