import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The first system shown to be hyperchaotic, that is, to stretch in two directions: the Rössler system with a fourth
 * variable.
 */
export const hyperRossler: OdeSystem = defineOde({
  name: 'Hyperchaotic Rössler',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.25, b: 3, c: 0.5, d: 0.05 },
  equations: {
    x: '-y - z',
    y: 'x + a*y + w',
    z: 'b + x*z',
    w: '-c*z + d*w',
  },
  initialState: { x: -93.667697, y: 15.5078, z: 0.032086964, w: 43.792796 },
  period: 1.1157476694793766,
  source: 'O. E. Rössler, Phys. Lett. A 71, 155-157 (1979)',
})
