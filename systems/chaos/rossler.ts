import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * The simplest flow with a single spiral of chaos: trajectories wind outward in the (x, y) plane and are folded back
 * through z.
 */
export const rossler: OdeSystem = defineOde({
  name: 'Rössler',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { a: 0.2, b: 0.2, c: 5.7 },
  equations: {
    x: '-y - z',
    y: 'x + a*y',
    z: 'b + z*(x - c)',
  },
  initialState: { x: 6.5134412, y: 0.4772013, z: 0.34164294 },
  period: 5.9086,
  source: 'O. E. Rössler, Phys. Lett. A 57, 397-398 (1976)',
})
