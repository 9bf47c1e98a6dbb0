import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A van der Pol oscillator extended by a feedback loop, from a model of business cycles with fluctuating demand; two
 * nearby starts may end on attractors of different shape.
 */
export const bouali: OdeSystem = defineOde({
  name: 'Bouali',
  domain: 'economy',
  units: 'dimensionless',
  parameters: { y0: 4, alpha: 0.3, beta: 0.05, s: 1 },
  equations: {
    x: 'x*(y0 - y) + alpha*z',
    y: '-y*(1 - x^2)',
    z: '-x*(1.5 - s*z) - beta*z',
  },
  initialState: { x: 0.38673159, y: 3.0544196, z: -0.0067836194 },
  period: 3.0411,
  notes: 'The dysts catalogue writes a = g = m = bb = 1, b = -alpha, c = beta.',
  source: 'S. Bouali, Int. J. Bifurc. Chaos 9, 745-756 (1999); S. Bouali, arXiv 1311.6128 (2013)',
})
