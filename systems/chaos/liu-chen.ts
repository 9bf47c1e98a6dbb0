import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * Three linear modes coupled by their pairwise products, x to yz, y to xz, z to xy; a quadratic flow sought for a
 * single attractor with four scrolls.
 */
export const liuChen: OdeSystem = defineOde({
  name: 'Liu–Chen four-scroll system',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.4, b: 12, c: -5 },
  equations: {
    x: 'a*x + y*z',
    y: '-b*y - x*z',
    z: 'c*z - x*y',
  },
  initialState: { x: 4.6722764, y: 5.2437205e-10, z: -6.4444208e-10 },
  period: 8.0164,
  notes:
    'The x axis is invariant: the initial state is so close to it that x grows alone until about t = 4, and again ' +
    'after each burst.',
  source: 'W. Liu, G. Chen, Int. J. Bifurcation Chaos 14, 1395-1403 (2004)',
})
