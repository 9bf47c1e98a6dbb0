import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** A simplified Lorenz system in which a symmetric limit cycle splits into asymmetric ones and these into chaos. */
export const shimizuMorioka: OdeSystem = defineOde({
  name: 'Shimizu–Morioka',
  domain: 'chaos',
  units: 'dimensionless',
  parameters: { lambda: 0.85, alpha: 0.5 },
  equations: {
    x: 'y',
    y: 'x - lambda*y - x*z',
    z: '-alpha*z + x^2',
  },
  initialState: { x: 0.016838697, y: 0.03489384, z: 0.35346848 },
  period: 12.038,
  source: 'T. Shimizu, N. Morioka, Phys. Lett. A 76, 201-204 (1980)',
})
