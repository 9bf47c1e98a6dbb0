import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Three variables that play the same role in turn: the equations do not change under a cyclic shift of x, y, z. */
export const halvorsen: OdeSystem = defineOde({
  name: 'Halvorsen',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 1.4, b: 4 },
  equations: {
    x: '-a*x - b*y - b*z - y^2',
    y: '-a*y - b*z - b*x - z^2',
    z: '-a*z - b*x - b*y - x^2',
  },
  initialState: { x: -8.6807408, y: -2.4741399, z: 0.070775762 },
  period: 1.4889,
  source: 'J. C. Sprott, Elegant Chaos, World Scientific (2010)',
})
