import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The quadratic flow between the Lorenz and the Chen attractor, with two wings; for rising c from 12.7 to 28.5 its
 * shape passes from the one to the other.
 */
export const luChen: OdeSystem = defineOde({
  name: 'Lü',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 36, b: 3, c: 18 },
  equations: {
    x: 'a*(y - x)',
    y: 'c*y - x*z',
    z: 'x*y - b*z',
  },
  initialState: { x: 10.956479, y: 9.8813092, z: 22.676714 },
  period: 2.3385,
  source: 'J. Lü, G. Chen, Int. J. Bifurcation Chaos 12, 659-661 (2002)',
})
