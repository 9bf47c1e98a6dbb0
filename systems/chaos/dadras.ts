import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A three-variable system with quadratic terms whose attractor has two, three or four scrolls, depending on c. */
export const dadras: OdeSystem = defineOde({
  name: 'Dadras',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 3, b: 2.7, c: 1.7, d: 2, h: 9 },
  equations: {
    x: 'y - a*x + b*y*z',
    y: 'c*y - x*z + z',
    z: 'd*x*y - h*z',
  },
  initialState: { x: 1.0284085, y: -3.5348655, z: -0.72081646 },
  period: 3.2886,
  source: 'S. Dadras, H. R. Momeni, Phys. Lett. A 373, 3637-3642 (2009)',
})
